/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two files of LLDP share: the head of every element, and organisations' own ones. */
#ifndef TRAME_PROTO_LLDP_H
#define TRAME_PROTO_LLDP_H

#include "proto/field.h"

extern const struct name lldp_types[];
extern const struct field lldp_organisation[]; /* parts of an element of type 127 */
extern const struct field lldp_media[];        /* what those of TIA-1057 have behind their owner */

/* What others have behind their owner. */
extern const struct field lldp_cisco[], lldp_avaya[], lldp_extreme[], lldp_fabric[], lldp_onos[],
	lldp_virtual[], lldp_profinet[], lldp_cee[], lldp_hytec[];

extern const struct field lldp_shares[], lldp_advice[], lldp_flow[], lldp_uses[],
	lldp_congestion[]; /* lanes */

extern const struct name lldp_mau_names[], lldp_use_names[], lldp_place_names[];
extern const struct name lldp_what_names[], lldp_civic_names[], lldp_class_names[];
extern const struct name lldp_endpoint_names[], lldp_port_names[], lldp_power_names[];
extern const struct name lldp_device_names[], lldp_priority_names[], lldp_altitude_names[];
extern const struct name lldp_dot1_names[], lldp_dot3_names[], lldp_media_names[];

#define LLDP_HEAD                                                                                  \
	{.id = "lldp.tlv.type", .label = "type", .title = "TLV Type", .bits = 7, .box = 2,         \
		.fill = FILL_CODE, .names = lldp_types, .about = "What the element says.",         \
		.rfc = "IEEE 802.1AB 8.4.1"},                                                      \
	{.id = "lldp.tlv.len", .label = "len", .title = "TLV Length", .bits = 9, .box = 2,         \
		.bias = 2, .fill = FILL_ITEMLEN, .about = "Bytes behind this one.",                \
		.rfc = "IEEE 802.1AB 8.4.2"}

/* What is left of an element and has no name. */
#define LLDP_REST                                                                                  \
	{.id = "", .label = "value", .title = "Value", .kind = FIELD_BYTES, .size = SIZE_REST,     \
		.about = "What the element says besides.", .rfc = "IEEE 802.1AB 8.4.3"}

#endif
