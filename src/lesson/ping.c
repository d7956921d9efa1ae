/* SPDX-License-Identifier: BSD-2-Clause */
/* The lesson "What is inside one ping?": first the question for the card, then that
 * for the host. */
#include "lesson/step.h"

static const struct lesson_step ping_steps[] = {
	{
		.title = N_("Who has this address?"),
		.paragraphs = {N_(
			"poste wants to know whether another host, serveur, is there. It knows an "
			"IP address, {server.ip}, which says which host. But on this wire, an "
			"Ethernet, frames go from card to card, and a card has another address, "
			"its MAC address. poste does not know that of serveur, so it asks "
			"everybody: \"Who has {server.ip}? Tell {client.ip}.\" The question is "
			"ARP's. Its frame goes to ff:ff:ff:ff:ff:ff, which every card listens "
			"to.")},
		.words = {
			{N_("host"), N_("a computer on a network")},
			{N_("frame"), N_("what the wire carries at one time: headers, then data")}},
		.commands = {"forget", "ping 1"},
		.scenes = {SCENE_FRAMES, SCENE_STRIP, SCENE_COLUMNS, SCENE_BYTES},
		.pick = PICKED_ARP,
		.questions = {
			{.ask = ASK_ONE,
				.text = N_("Why does poste not send this frame to serveur alone?"),
				.answer = "unknown",
				.choices = {{"unknown", N_("it does not know the MAC address yet")},
					{"all", N_("all hosts are to answer")},
					{"fast", N_("it is faster")}},
				.why = N_(
					"To name serveur's card it would need what it asks for. "
					"All cards take the frame; only the host that has "
					"{server.ip} answers.")},
		},
	},
	{
		.title = N_("The answer"),
		.paragraphs = {N_(
			"serveur finds its own address in the question and answers, to poste "
			"alone: \"{server.ip} is at {server.mac}.\" The question said who asked, "
			"so serveur can answer at once. poste keeps the answer for a while in its "
			"neighbour table. Neither frame has a header of IP: ARP stands right "
			"behind the header of Ethernet, whose EtherType, the number that says what "
			"is inside, is 0x0806.")},
		.words = {
			{N_("header"), N_(
				"bytes in front of the data that say what is to be done with it")},
			{"0x", N_("a number written in base 16")}},
		.commands = {"look"},
		.scenes = {SCENE_STRIP, SCENE_COLUMNS, SCENE_BYTES, SCENE_FRAMES},
		.pick = PICKED_ARP_REPLY,
		.questions = {
			{.ask = ASK_ONE,
				.text = N_("To which address does the answer's frame go?"),
				.answer = "{arpreply.eth.dst}",
				.choices = {{"{client.mac}", "{client.mac}"},
					{"{server.mac}", "{server.mac}"},
					{"ff:ff:ff:ff:ff:ff", "ff:ff:ff:ff:ff:ff"}},
				.why = N_(
					"To {client.mac}, the card of poste: the question brought "
					"it along, so nobody else need be disturbed.")},
			{.ask = ASK_BYTE,
				.text = N_(
					"Which byte of this frame, counting from 0, says that ARP "
					"stands behind Ethernet's header? One of the two that do "
					"is enough."),
				.answer = "eth.type",
				.why = N_(
					"The EtherType stands there, the last thing in Ethernet's "
					"header, behind two addresses of 6 bytes each.")},
		},
	},
	{
		.title = N_("The echo request"),
		.paragraphs = {N_(
			"Now poste can send what it wanted to: an echo request, a message of ICMP. "
			"ICMP is carried by IP, in a packet: IP's header, with protocol number 1 "
			"for ICMP, and the message behind it. In that are a type, 8; an "
			"identifier, which tells this ping from others; a sequence number, which "
			"counts; and some data, to be sent back. No port stands in it, the number "
			"that leads to an application: the question is for the kernel.")},
		.words = {
			{N_("kernel"), N_(
				"the core of a host's system, which handles IP for all its "
				"programs")}},
		.commands = {"look"},
		.scenes = {SCENE_STRIP, SCENE_COLUMNS, SCENE_BYTES, SCENE_FRAMES},
		.pick = PICKED_ECHO,
		.questions = {
			{.ask = ASK_ONE,
				.text = N_(
					"Which number says that the packet holds an ICMP message?"),
				.answer = "1",
				.choices = {{"8", N_("the type, 8")},
					{"1", N_("the protocol number, 1")},
					{"0x0800", N_("the EtherType, 0x0800")}},
				.why = N_(
					"Protocol number 1, in IP's header. The EtherType 0x0800 "
					"says that there is an IP packet in the frame; the type 8 "
					"says what ICMP asks.")},
			{.ask = ASK_ONE,
				.text = N_("Which port of serveur does this question go to?"),
				.answer = "none",
				.choices = {{"80", "80"}, {"8", "8"}, {"none", N_("to none")}},
				.why = N_(
					"To none. Ports belong to TCP and UDP, which IP carries "
					"for applications; ICMP is for the kernel itself.")},
		},
	},
	{
		.title = N_("The echo reply"),
		.paragraphs = {N_(
			"The kernel of serveur answers by itself; no application has to run there. "
			"It turns the addresses round, says type 0, echo reply, and sends "
			"identifier, sequence number and data back as they came: so poste knows "
			"which of its questions was answered. The time from the one frame to the "
			"other is the round trip, which ping shows. TTL is {echoreply.ip.ttl}: "
			"each router on the way would have taken one off.")},
		.words = {
			{"TTL", N_("a number in IP's header; at 0 the packet is thrown away")},
			{N_("router"), N_("a host that joins networks")}},
		.commands = {"look"},
		.scenes = {SCENE_STRIP, SCENE_LADDER, SCENE_COLUMNS, SCENE_FRAMES},
		.pick = PICKED_ECHO_REPLY,
		.questions = {
			{.ask = ASK_SOME,
				.text = N_("What is otherwise in the reply than in the request?"),
				.answer = "src type",
				.choices = {{"src", N_("the source address")},
					{"type", N_("the type")}, {"id", N_("the identifier")},
					{"seq", N_("the sequence number")},
					{"data", N_("the data")}},
				.why = N_(
					"Source and destination change places, type 8 becomes 0, "
					"and the checksum follows. The rest of the message comes "
					"back as it went; that is why it is called an echo.")},
		},
	},
	{
		.title = N_("Once more"),
		.paragraphs = {N_(
			"Two more pings: two requests, two replies, and no question of ARP before "
			"them: poste still has the answer in its table. (After a while both hosts "
			"ask again whether what they know still holds.) The sequence numbers tell "
			"the two apart. So, inside one ping: a frame there and a frame back, in "
			"each Ethernet, IP, ICMP and some data; and before the very first, two "
			"frames to find the card.")},
		.words = {
			{N_("neighbour"), N_("a host on the same wire")}},
		.commands = {"ping 2"},
		.scenes = {SCENE_FRAMES, SCENE_LADDER, SCENE_STRIP},
		.pick = PICKED_ECHO,
		.questions = {
			{.ask = ASK_ONE,
				.text = N_(
					"poste now forgets its neighbours and pings once more. "
					"Which frame comes first?"),
				.answer = "arp",
				.choices = {{"arp", N_("a question of ARP")},
					{"echo", N_("the echo request")},
					{"reply", N_("the echo reply")}},
				.why = N_(
					"ARP's question: without the MAC address of serveur the "
					"echo request cannot be put into a frame. It waits in the "
					"kernel until the answer is there."),
				.commands = {"forget", "ping 1"}},
		},
	},
};

const struct lesson lesson_ping = {
	.name = "ping",
	.title = N_("What is inside one ping?"),
	.about = N_("ARP finds the card, ICMP asks the host"),
	.steps = ping_steps,
	.count = sizeof(ping_steps) / sizeof(ping_steps[0]),
	.first = 1,
};
