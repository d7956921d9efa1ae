/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of neighbour discovery messages. */
#ifndef TRAME_PROTO_NDOPT_H
#define TRAME_PROTO_NDOPT_H

#include "proto/field.h"

extern const struct list ndopt_list;

#endif
