/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of values in the elements of LLDP that organisations define. */
#include "lldp.h"

#include <stddef.h>

const struct name lldp_mau_names[] = {
	{0x0, "other or unknown"}, {0x1, "AUI - no internal MAU, view from AUI"},
	{0x2, "10Base5 - thick coax MAU"}, {0x3, "Foirl - FOIRL MAU"},
	{0x4, "10Base2 - thin coax MAU"}, {0x5, "10BaseT - UTP MAU"},
	{0x6, "10BaseFP - passive fiber MAU"}, {0x7, "10BaseFB - sync fiber MAU"},
	{0x8, "10BaseFL - async fiber MAU"}, {0x9, "10Broad36 - broadband DTE MAU"},
	{0xa, "10BaseTHD - UTP MAU, half duplex mode"},
	{0xb, "10BaseTFD - UTP MAU, full duplex mode"},
	{0xc, "10BaseFLHD - async fiber MAU, half duplex mode"},
	{0xd, "10BaseFLDF - async fiber MAU, full duplex mode"},
	{0xe, "10BaseT4 - 4 pair category 3 UTP"},
	{0xf, "100BaseTXHD - 2 pair category 5 UTP, half duplex mode"},
	{0x10, "100BaseTXFD - 2 pair category 5 UTP, full duplex mode"},
	{0x11, "100BaseFXHD - X fiber over PMT, half duplex mode"},
	{0x12, "100BaseFXFD - X fiber over PMT, full duplex mode"},
	{0x13, "100BaseT2HD - 2 pair category 3 UTP, half duplex mode"},
	{0x14, "100BaseT2DF - 2 pair category 3 UTP, full duplex mode"},
	{0x15, "1000BaseXHD - PCS/PMA, unknown PMD, half duplex mode"},
	{0x16, "1000BaseXFD - PCS/PMA, unknown PMD, full duplex mode"},
	{0x17, "1000BaseLXHD - Fiber over long-wavelength laser, half duplex mode"},
	{0x18, "1000BaseLXFD - Fiber over long-wavelength laser, full duplex mode"},
	{0x19, "1000BaseSXHD - Fiber over short-wavelength laser, half duplex mode"},
	{0x1a, "1000BaseSXFD - Fiber over short-wavelength laser, full duplex mode"},
	{0x1b, "1000BaseCXHD - Copper over 150-Ohm balanced cable, half duplex mode"},
	{0x1c, "1000BaseCXFD - Copper over 150-Ohm balanced cable, full duplex mode"},
	{0x1d, "1000BaseTHD - Four-pair Category 5 UTP, half duplex mode"},
	{0x1e, "1000BaseTFD - Four-pair Category 5 UTP, full duplex mode"},
	{0x1f, "10GigBaseX - X PCS/PMA, unknown PMD."},
	{0x20, "10GigBaseLX4 - X fiber over WWDM optics"},
	{0x21, "10GigBaseR - R PCS/PMA, unknown PMD."},
	{0x22, "10GigBaseER - R fiber over 1550 nm optics"},
	{0x23, "10GigBaseLR - R fiber over 1310 nm optics"},
	{0x24, "10GigBaseSR - R fiber over 850 nm optics"},
	{0x25, "10GigBaseW - W PCS/PMA, unknown PMD."},
	{0x26, "10GigBaseEW - W fiber over 1550 nm optics"},
	{0x27, "10GigBaseLW - W fiber over 1310 nm optics"},
	{0x28, "10GigBaseSW - W fiber over 850 nm optics"},
	{0x29, "10GBASE-CX4 - X copper over 8 pair 100-Ohm balanced cable"},
	{0x2a, "2BASE-TL - Voice grade UTP copper, up to 2700m, optional PAF"},
	{0x2b, "10PASS-TS - Voice grade UTP copper, up to 750m, optional PAF"},
	{0x2c, "100BASE-BX10D - One single-mode fiber OLT, long wavelength, 10km"},
	{0x2d, "100BASE-BX10U - One single-mode fiber ONU, long wavelength, 10km"},
	{0x2e, "100BASE-LX10 - One single-mode fiber ONU, long wavelength, 10km"},
	{0x2f, "1000BASE-BX10D - One single-mode fiber OLT, long wavelength, 10km"},
	{0x30, "1000BASE-BX10U - One single-mode fiber ONU, long wavelength, 10km"},
	{0x31, "1000BASE-LX10 - Two sigle-mode fiber, long wavelength, 10km"},
	{0x32, "1000BASE-PX10D - One single-mode fiber EPON OLT, 10km"},
	{0x33, "1000BASE-PX10U - One single-mode fiber EPON ONU, 10km"},
	{0x34, "1000BASE-PX20D - One single-mode fiber EPON OLT, 20km"},
	{0x35, "1000BASE-PX20U - One single-mode fiber EPON ONU, 20km"}, {0, NULL},
};

const struct name lldp_use_names[] = {
	{0, "Reserved"}, {1, "Voice"}, {2, "Voice Signaling"}, {3, "Guest Voice"},
	{4, "Guest Voice Signaling"}, {5, "Softphone Voice"}, {6, "Video Conferencing"},
	{7, "Streaming Video"}, {8, "Video Signaling"}, {0, NULL},
};

const struct name lldp_place_names[] = {
	{0, "Invalid "}, {1, "Coordinate-based LCI"}, {2, "Civic Address LCI"}, {3, "ECS ELIN"},
	{0, NULL},
};

const struct name lldp_what_names[] = {
	{0, "Location of the DHCP server"},
	{1, "Location of the network element believed to be closest to the client"},
	{2, "Location of the client"}, {0, NULL},
};

const struct name lldp_civic_names[] = {
	{0, "Language"}, {1, "National subdivisions (province, state, etc)"},
	{2, "County, parish, district"}, {3, "City, township"},
	{4, "City division, borough, ward"}, {5, "Neighborhood, block"}, {6, "Street"},
	{16, "Leading street direction"}, {17, "Trailing street suffix"}, {18, "Street suffix"},
	{19, "House number"}, {20, "House number suffix"}, {21, "Landmark or vanity address"},
	{22, "Additional location information"}, {23, "Name"}, {24, "Postal/ZIP code"},
	{25, "Building"}, {26, "Unit"}, {27, "Floor"}, {28, "Room number"}, {29, "Place type"},
	{128, "Script"}, {0, NULL},
};

const struct name lldp_class_names[] = {
	{1, "0"}, {2, "1"}, {3, "2"}, {4, "3"}, {5, "4"}, {0, NULL},
};

const struct name lldp_endpoint_names[] = {
	{0, "Type Not Defined"}, {1, "Endpoint Class I"}, {2, "Endpoint Class II"},
	{3, "Endpoint Class III"}, {4, "Network Connectivity"}, {0, NULL},
};

const struct name lldp_port_names[] = {
	{0, "Not specified"}, {1, "From aggregation port"}, {2, "From aggregator"},
	{3, "From single-port aggregator"}, {0, NULL},
};

const struct name lldp_power_names[] = {
	{0, "Type 2 PSE Device"}, {1, "Type 2 PD Device"}, {2, "Type 1 PSE Device"},
	{3, "Type 1 PD Device"}, {0, NULL},
};

const struct name lldp_device_names[] = {
	{0, "PSE Device"}, {1, "PD Device"}, {2, "PSE Device"}, {3, "PD Device"}, {0, NULL},
};

const struct name lldp_priority_names[] = {
	{0, "Unknown"}, {1, "Critical"}, {2, "High"}, {3, "Low"}, {0, NULL},
};

const struct name lldp_altitude_names[] = {
	{1, "Meters"}, {2, "Floors"}, {0, NULL},
};

const struct name lldp_dot1_names[] = {
	{0x1, "Port VLAN ID"}, {0x2, "Port and Protocol VLAN ID"}, {0x3, "VLAN Name"},
	{0x4, "Protocol Identity"}, {0x5, "VID Usage Digest"}, {0x6, "Management VID"},
	{0x7, "Link Aggregation"}, {0x8, "Congestion Notification"}, {0x9, "ETS Configuration"},
	{0xa, "ETS Recommendation"}, {0xb, "Priority Flow Control Configuration"},
	{0xc, "Application Protocol"}, {0xd, "EVB"}, {0xe, "CDCP"}, {0xf, "Port extension"},
	{0x10, "Application VLAN"}, {0x11, "LRP ECP Discovery"}, {0x12, "LRP TCP Discovery"},
	{0x13, "Congestion Isolation"}, {0x14, "Topology Recognition"}, {0, NULL},
};

const struct name lldp_dot3_names[] = {
	{0x1, "MAC/PHY Configuration/Status"}, {0x2, "Power Via MDI"}, {0x3, "Link Aggregation"},
	{0x4, "Maximum Frame Size"}, {0x5, "EEE (Energy-Efficient Ethernet)"},
	{0x7, "IEEE 802.3br Additional Ethernet capabilities"}, {0, NULL},
};

const struct name lldp_media_names[] = {
	{0x1, "Media Capabilities"}, {0x2, "Network Policy"}, {0x3, "Location Identification"},
	{0x4, "Extended Power-via-MDI"}, {0x5, "Inventory - Hardware Revision"},
	{0x6, "Inventory - Firmware Revision"}, {0x7, "Inventory - Software Revision"},
	{0x8, "Inventory - Serial Number"}, {0x9, "Inventory - Manufacturer Name"},
	{0xa, "Inventory - Model Name"}, {0xb, "Inventory - Asset ID"}, {0, NULL},
};
