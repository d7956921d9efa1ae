/* SPDX-License-Identifier: BSD-2-Clause */
/* The lesson "Two applications communicate": steps 0 to 11, from a wire without applications to two
 * servers and three clients on it. Each step begins where the one before it ended. No text uses a
 * word that is not explained by then; tests/lesson/words.py knows which, and where. */
#include "lesson/step.h"

static const struct lesson_step applications_steps[] = {
	{
		.title = N_("What you need to know"),
		.paragraphs = {N_(
			"Two applications on two hosts talk. What they say, the data, crosses the "
			"wire in a frame. On its way down each layer puts its header in front: "
			"transport (TCP or UDP) adds ports, which say which application; network "
			"(IP) adds IP addresses: which host; link (Ethernet) adds MAC addresses: "
			"which card on this wire. Data in a segment, in a packet, in a frame: that "
			"is encapsulation. The receiver opens it in the opposite order.")},
		.words = {
			{N_("host"), N_("a computer on a network")},
			{N_("header"), N_("bytes for the same layer at the other end")}},
		.scenes = {SCENE_STRIP, SCENE_COLUMNS, SCENE_BYTES},
		.recipe = "Ether(dst='02:00:00:00:00:80', src='02:00:00:00:00:10') / "
			  "IP(src='192.0.2.10', dst='192.0.2.80') / "
			  "TCP(sport=49152, dport=80, flags='PA', seq=1, ack=1) / "
			  "Raw(load='Good morning!')",
		.questions = {
			{.ask = ASK_NUMBER,
				.text = N_(
					"How many bytes of this frame are not the application's "
					"data?"),
				.answer = "54",
				.why = N_(
					"14 (Ethernet) + 20 (IP) + 20 (TCP) = 54 bytes of headers, "
					"for 13 bytes of data. With more data in each frame, the "
					"headers weigh less.")},
			{.ask = ASK_ONE,
				.text = N_("The frame arrives. Whose header is read first?"),
				.answer = "link",
				.choices = {{"link", N_("Ethernet's")}, {"network", N_("IP's")},
					{"transport", N_("TCP's")}},
				.why = N_(
					"Ethernet's: it was put on last, so it stands in front and "
					"is taken off first. Each header also says what the next "
					"one is.")},
		},
	},
	{
		.title = N_("Two hosts, one wire"),
		.paragraphs = {N_(
			"Here are poste, where somebody works, and serveur, which is there to be "
			"asked. One wire joins them. Each has a MAC address, an IP address and a "
			"kernel: the core of its system, which handles TCP, UDP and IP for all "
			"programs. Nothing runs on serveur yet: not one of its ports is in use. "
			"And yet it answers a ping: its kernel does that by itself. A host that "
			"answers need not have anything to offer.")},
		.words = {
			{"ping", N_("\"are you there?\", in ICMP, IP's own messages")},
			{"ARP", N_("asks for a MAC address")},
			{"socket", N_("an application's way to the network")}},
		.commands = {"ping 1"},
		.scenes = {SCENE_BOARD, SCENE_FRAMES, SCENE_STRIP},
		.pick = PICKED_ECHO,
		.questions = {
			{.ask = ASK_ONE,
				.text = N_(
					"No application runs on serveur. Who answered the ping?"),
				.answer = "kernel",
				.choices = {{"kernel", N_("its kernel")},
					{"card", N_("its network card")}, {"nobody", N_("nobody")}},
				.why = N_(
					"Its kernel. A ping is carried by IP itself, below the "
					"ports, and needs no application. So \"the ping works\" "
					"does not mean that anything else will answer.")},
			{.ask = ASK_ONE,
				.text = N_(
					"Which address in the ping's frame says to which card on "
					"the wire it goes?"),
				.answer = "{echo.eth.dst}",
				.choices = {{"{server.mac}", "{server.mac}"},
					{"{server.ip}", "{server.ip}"},
					{"{client.mac}", "{client.mac}"}},
				.why = N_(
					"{server.mac}, the MAC address of serveur, in Ethernet's "
					"header. {server.ip} is in IP's header: it says which "
					"host, wherever that is.")},
		},
	},
	{
		.title = N_("The server application starts"),
		.paragraphs = {N_(
			"An application starts on serveur: web, a web server, which hands out "
			"pages. To be found it asks its kernel for a fixed place: port 80 of TCP. "
			"That is its link with the transport layer: web, TCP, port 80. From now "
			"on, what comes for TCP port 80 is for web. A port is a number from 0 to "
			"65535; TCP and UDP each have a set of their own. That web servers are "
			"found at port 80 is agreed the world over: every client knows it "
			"beforehand.")},
		.words = {
			{N_("server"), N_("an application that waits to be asked")},
			{"client", N_("one that asks")},
			{"pid, fd", N_("numbers of an application and its socket")},
			{"LISTEN", N_("waits for clients")}},
		.commands = {"start web"},
		.scenes = {SCENE_BOARD, SCENE_SOCKETS, SCENE_CALLS},
		.questions = {
			{.ask = ASK_ONE,
				.text = N_("What did the wire carry when web took port 80?"),
				.answer = "nothing",
				.choices = {{"nothing", N_("nothing at all")},
					{"poste", N_("a message to poste")},
					{"all", N_("a message to every host")}},
				.why = N_(
					"Nothing: web spoke to its own kernel only. No other host "
					"knows that port 80 is in use until it asks.")},
			{.ask = ASK_ONE,
				.text = N_(
					"A second web server starts on serveur and wants TCP port "
					"80 as well. What happens?"),
				.answer = "refused",
				.choices = {{"refused", N_("the kernel refuses")},
					{"both", N_("both get all that comes")},
					{"last", N_("the last one to come gets the port")}},
				.why = N_(
					"The kernel refuses: \"Address already in use\". A port "
					"leads to one application, unless all that want it agreed "
					"beforehand to share it.")},
		},
	},
	{
		.title = N_("The server's socket"),
		.paragraphs = {N_(
			"What web holds is a socket: an object of the kernel, one end of a "
			"communication. Three calls matter: socket() creates it, for TCP; bind() "
			"gives it a local address and port; listen() makes it wait for clients. "
			"Here it is as the kernel has it: TCP, local *:80, no remote end, state "
			"LISTEN. The * means any address of this host. This socket will carry no "
			"data: it is the door at which clients arrive.")},
		.words = {
			{N_("call"), N_("something asked of the kernel")},
			{N_("local, remote"), N_("this end, the other end")},
			{"setsockopt()", N_("a setting")},
			{"fd", N_("the number by which web names its socket")}},
		.commands = {"look"},
		.scenes = {SCENE_SOCKETS, SCENE_CALLS, SCENE_BOARD},
		.questions = {
			{.ask = ASK_ONE,
				.text = N_("Which call gave this socket its port, 80?"),
				.answer = "bind",
				.choices = {{"socket", "socket()"}, {"bind", "bind()"},
					{"listen", "listen()"}},
				.why = N_(
					"bind(). After socket() it had no address at all; listen() "
					"only says that clients may come.")},
			{.ask = ASK_ONE,
				.text = N_("Why has a socket in LISTEN no remote end?"),
				.answer = "any",
				.choices = {{"any", N_("any client may come")},
					{"wire", N_("it is not joined to the wire")},
					{"secret", N_("the kernel keeps it secret")}},
				.why = N_(
					"It waits for whoever comes, so nobody in particular is at "
					"its other end. Each client that comes will get a socket "
					"of its own, as we shall see.")},
		},
	},
	{
		.title = N_("The client application starts"),
		.paragraphs = {N_(
			"An application starts on poste: A. It is a process like any other, and "
			"that is all so far: it has made no call for the network, it holds no "
			"socket and no port, and serveur knows nothing of it. Client and server "
			"are not kinds of machine but parts that are played: the server waits, the "
			"client speaks first. So the client must know beforehand where to: "
			"{server.ip}, TCP, port 80. The server need know nothing of its clients.")},
		.words = {
			{N_("process"), N_("a program that runs, with a pid")}},
		.commands = {"client A"},
		.scenes = {SCENE_BOARD, SCENE_SOCKETS, SCENE_CALLS},
		.questions = {
			{.ask = ASK_NUMBER,
				.text = N_("How many sockets does A have now?"),
				.answer = "{A.sockets}",
				.why = N_(
					"None: it has not asked its kernel for one. A process that "
					"runs is not yet an end of a communication.")},
			{.ask = ASK_SOME,
				.text = N_("What must A know before it can speak to web?"),
				.answer = "ip port",
				.choices = {{"ip", N_("the IP address of serveur")},
					{"port", N_("the port of web")},
					{"pid", N_("the pid of web")},
					{"mac", N_("the MAC address of serveur")},
					{"other", N_("whether others are connected to it")}},
				.why = N_(
					"The IP address, which says which host, and the port, "
					"which says which application there. The MAC address its "
					"kernel finds with ARP. A pid means something only inside "
					"its own host.")},
		},
	},
	{
		.title = N_("The client's socket"),
		.paragraphs = {N_(
			"A creates its socket. It needs a port too: answers must find their way "
			"back. But nobody looks for a client, so any free number will do, and A "
			"leaves the choice to its kernel: {A.port}, out of the range that is set "
			"aside for this, {range.low} to {range.high}, read from the kernel just "
			"now. Such a port is ephemeral: when its socket is closed, another may get "
			"it. 80 is another kind of number: fixed, and known to everybody "
			"beforehand.")},
		.words = {
			{"bind()", N_(
				"to port 0 (\"any\"), read back by getsockname(), to see it before "
				"any frame; connect(), the next call, would choose too")},
			{"CLOSED", N_("idle")}},
		.commands = {"open A web"},
		.scenes = {SCENE_BOARD, SCENE_SOCKETS, SCENE_CALLS},
		.questions = {
			{.ask = ASK_NUMBER,
				.text = N_("To which port will the answers of web go?"),
				.answer = "{A.port}",
				.why = N_(
					"web will find it in the segments that A sends, as their "
					"source port, and answer to it.")},
			{.ask = ASK_ONE,
				.text = N_(
					"Why does web not leave the choice of its port to the "
					"kernel, too?"),
				.answer = "found",
				.choices = {
					{"found", N_("clients could not know where to find it")},
					{"few", N_("the kernel has not enough ports")},
					{"fast", N_("port 80 is faster")}},
				.why = N_(
					"The client speaks first, so it must know the server's "
					"port before. Ports 0 to 1023 are kept for such services, "
					"by an Internet standard (RFC 6335); ephemeral ones are "
					"taken from far above.")},
			{.ask = ASK_NUMBER,
				.text = N_("From how many ports does the kernel of poste choose?"),
				.answer = "{range.size}",
				.why = N_(
					"{range.high} - {range.low} + 1 = {range.size}. RFC 6335 "
					"keeps 49152 to 65535 for this; Linux takes 32768 to 60999 "
					"unless told otherwise.")},
		},
	},
	{
		.title = N_("The frame is built"),
		.paragraphs = {N_(
			"A has called connect() (the next page shows what that does) and now asks "
			"web for its page, with send(). Follow this request down, layer by layer. "
			"TCP adds both ports and the place of these bytes in its stream; IP adds "
			"both IP addresses and protocol number 6, which means TCP; Ethernet adds "
			"both MAC addresses and the EtherType, 0x0800, which means IP. Last, "
			"compare what was built with what the wire carried: equal, byte for "
			"byte.")},
		.words = {
			{N_("stream"), N_("all bytes of one direction, in order")},
			{N_("request"), N_(
				"written in HTTP, the language of the web; GET: \"give me\"")}},
		.commands = {"connect A", "send A", "receive A"},
		.scenes = {SCENE_BUILD, SCENE_STRIP, SCENE_COLUMNS, SCENE_BYTES},
		.pick = PICKED_REQUEST,
		.whose = "A",
		.questions = {
			{.ask = ASK_NUMBER,
				.text = N_("How many bytes of this frame are not data?"),
				.answer = "{request:A.headers}",
				.why = N_(
					"The frame has {request:A.frame} bytes, the data "
					"{request:A.data}. Ethernet's header has 14, IP's 20, "
					"TCP's the rest: 20, and its options.")},
			{.ask = ASK_ONE,
				.text = N_(
					"Which number in the frame says that the packet holds a "
					"TCP segment?"),
				.answer = "proto",
				.choices = {{"type", N_("the EtherType, 0x0800")},
					{"proto", N_("the protocol number, 6")},
					{"port", N_("the destination port, 80")}},
				.why = N_(
					"The protocol number in IP's header: 6 is TCP, 17 is UDP. "
					"The EtherType says that there is an IP packet; the port "
					"says who gets the data.")},
			{.ask = ASK_BYTE,
				.text = N_(
					"And where does it stand? Which byte, counting from 0, "
					"tells serveur that TCP comes next?"),
				.answer = "ip.proto",
				.why = N_(
					"Ethernet's header takes 14 bytes, and nine of IP's stand "
					"before it. IP itself is announced in the same way, by the "
					"EtherType, in bytes 12 and 13.")},
		},
	},
	{
		.title = N_("The communication is established"),
		.paragraphs = {N_(
			"connect() began with the handshake: A asks (SYN), serveur agrees (SYN, "
			"ACK), A confirms (ACK). The connection is there: both ends are "
			"ESTABLISHED. At serveur each frame climbs: EtherType 0x0800, so to IP; "
			"protocol 6, so to TCP; port 80, but to which socket? The kernel made a "
			"new one for A, with the same port 80; accept() gave it to web. Its remote "
			"end is {client.ip}:{A.port}: it gets the request, not the one in "
			"LISTEN.")},
		.words = {
			{"SYN, ACK", N_(
				"flags, bits of TCP's header: \"let us begin\", \"received so "
				"far\"")},
			{N_("connection"), N_("a conversation of TCP")}},
		.commands = {"look"},
		.scenes = {SCENE_CLIMB, SCENE_LADDER, SCENE_SOCKETS, SCENE_CALLS, SCENE_BOARD},
		.pick = PICKED_REQUEST,
		.whose = "A",
		.questions = {
			{.ask = ASK_ONE,
				.text = N_("Which socket gets this request?"),
				.answer = "new",
				.choices = {{"listen", N_("on serveur: 80, in LISTEN")},
					{"new", N_("on serveur: 80, with {A.port}")},
					{"own", N_("on poste: {A.port}, with 80")}},
				.why = N_(
					"The new one: all four of its addresses and ports are "
					"those of the segment. Only a SYN that begins a "
					"conversation goes to the one in LISTEN.")},
			{.ask = ASK_ONE,
				.text = N_(
					"No socket of serveur has port 81. probe, a client on "
					"poste, sends a SYN there. What does the kernel of serveur "
					"reply?"),
				.answer = "{probe.reply}",
				.choices = {{"SYN-ACK", N_("SYN, ACK: the kernel agrees anyway")},
					{"RST", N_("RST (reset): the end of it")},
					{"none", N_("nothing")}},
				.why = N_(
					"RST. Without a socket on port 81 no application could "
					"ever take the connection, and TCP says so at once; the "
					"client's connect() fails with \"Connection refused\". The "
					"host is there, the service is not."),
				.commands = {"probe 81"}},
			{.ask = ASK_ONE,
				.text = N_(
					"accept() gave web a new socket. What is its local port?"),
				.answer = "80",
				.choices = {{"80", "80"}, {"port", "{A.port}"}, {"next", "81"}},
				.why = N_(
					"80, as that of the one in LISTEN: A sends to port 80, and "
					"answers must come from there. {A.port} is the remote port "
					"of this socket.")},
		},
	},
	{
		.title = N_("A second client"),
		.paragraphs = {N_(
			"A second application starts on poste: B. Same two hosts, same wire, same "
			"protocol, same port 80. What keeps the two conversations apart? Only the "
			"port that the kernel gave to B's socket: {B.port}, where A has {A.port}. "
			"A TCP connection has no name but these four values: local address and "
			"port, remote address and port. No two connections have all four alike. On "
			"port 80 web now has a socket in LISTEN, one for A and one for B.")},
		.commands = {"client B", "open B web", "connect B", "request B"},
		.scenes = {SCENE_CONTRAST, SCENE_BOARD, SCENE_SOCKETS, SCENE_FRAMES},
		.pick = PICKED_REQUEST,
		.whose = "B",
		.questions = {
			{.ask = ASK_SOME,
				.text = N_("A's request and B's: which of these differ?"),
				.answer = "{differ:A:B}",
				.choices = {{"eth.src", N_("source MAC address")},
					{"ip.src", N_("source IP address")},
					{"tcp.srcport", N_("source port")},
					{"ip.dst", N_("destination IP address")},
					{"tcp.dstport", N_("destination port")}},
				.why = N_(
					"Only the source port: {A.port} for A, {B.port} for B. "
					"Numbers that count packets or bytes differ too, but they "
					"do not say whose the frame is.")},
			{.ask = ASK_NUMBER,
				.text = N_(
					"At which byte of the frame does the source port begin, "
					"counting from 0?"),
				.answer = "34",
				.why = N_(
					"It stands behind 14 bytes of Ethernet and 20 of IP. Bytes "
					"34 and 35 are what tells the two clients apart.")},
			{.ask = ASK_NUMBER,
				.text = N_(
					"How many clients on poste could be connected to web at "
					"once, each with a port that the kernel chose?"),
				.answer = "{range.size}",
				.why = N_(
					"One for each port from {range.low} to {range.high}. web "
					"needs no other port for that: it stays at 80. And another "
					"host can use the same ports again.")},
		},
	},
	{
		.title = N_("Multiplexing"),
		.paragraphs = {N_(
			"Now A and B both go on asking, and there is one wire. Frames go over it "
			"one by one, in the order in which they happen to be sent: many "
			"conversations on one medium, which is multiplexing. Each is drawn here "
			"with its letter, its colour and its pattern; the wire knows nothing of "
			"that. The receiver's kernel brings each frame to the right socket by what "
			"the frame itself says: protocol, addresses, ports. That is "
			"demultiplexing.")},
		.words = {
			{N_("medium"), N_("what carries frames: this wire, a cable, the air")}},
		.commands = {"send A", "send B", "receive B", "receive A", "send A", "send B",
			"receive A", "receive B"},
		.scenes = {SCENE_LANE, SCENE_LANES, SCENE_FRAMES, SCENE_BOARD},
		.pick = PICKED_ANSWER,
		.whose = "B",
		.questions = {
			{.ask = ASK_ONE,
				.text = N_(
					"Frame {answer:B.number} goes from port "
					"{answer:B.tcp.srcport} to port {answer:B.tcp.dstport}. "
					"Which application gets its data?"),
				.answer = "{answer:B.owner}",
				.choices = {{"A", "A"}, {"B", "B"}, {"web", "web"}},
				.why = N_(
					"{answer:B.owner}: its socket has local port {B.port}, "
					"remote {server.ip}:80. A's has local port {A.port}.")},
			{.ask = ASK_ONE,
				.text = N_(
					"How does the kernel of poste know which of its sockets a "
					"segment is for?"),
				.answer = "ends",
				.choices = {{"order", N_("by the order of the requests")},
					{"ends", N_("by its addresses and ports")},
					{"letter", N_("by the letter of its conversation")},
					{"data", N_("it looks into the data")}},
				.why = N_(
					"By source and destination, address and port of each. The "
					"order means nothing: answers may come mixed. The letters "
					"are only drawn here; the data is opened by nobody but the "
					"application.")},
			{.ask = ASK_BYTE,
				.text = N_(
					"Frame {answer:B.number} again. Which byte, counting from "
					"0, tells the kernel of poste that it is for B, not for A? "
					"One of the two that do is enough."),
				.answer = "tcp.dstport",
				.why = N_(
					"The destination port stands there, {B.port}; in the "
					"answers to A it is {A.port}. Protocol, addresses and "
					"source port are the same in both.")},
		},
	},
	{
		.title = N_("A second server application"),
		.paragraphs = {N_(
			"Another application starts on serveur: dns. It says which IP address "
			"belongs to a name; its port is 53. Clients mostly ask by UDP, so see its "
			"UDP socket: socket() and bind() made it, without listen(). It is not in "
			"LISTEN: it takes each datagram, whoever sends it. dns has a TCP socket on "
			"53 as well: two doors, as the protocol is read before the port.")},
		.words = {
			{"DNS", N_("the directory of names on a network")},
			{N_("datagram"), N_("one message of UDP, by itself")},
			{"UNCONNECTED", N_("no remote end")}},
		.commands = {"start dns udp tcp"},
		.scenes = {SCENE_BOARD, SCENE_SOCKETS, SCENE_CALLS},
		.questions = {
			{.ask = ASK_ONE,
				.text = N_("Are TCP port 53 and UDP port 53 the same door?"),
				.answer = "no",
				.choices = {{"yes", N_("yes: the number is the same")},
					{"no", N_("no: each leads to a socket of its own")},
					{"dns", N_("yes, but only for DNS")}},
				.why = N_(
					"No. Protocol number 6 or 17, in IP's header, leads to TCP "
					"or to UDP, and each has its own 65536 ports. dns takes "
					"both, with two sockets; it could leave one to another "
					"application.")},
			{.ask = ASK_ONE,
				.text = N_("Which call did TCP's door need, and UDP's not?"),
				.answer = "listen",
				.choices = {{"socket", "socket()"}, {"bind", "bind()"},
					{"listen", "listen()"}},
				.why = N_(
					"listen(): it lets clients begin connections. UDP has no "
					"connections to begin: once it has its port, its socket "
					"takes datagrams.")},
		},
	},
	{
		.title = N_("Another protocol, another socket"),
		.paragraphs = {N_(
			"C, a third client, asks dns for the address of serveur.example: one "
			"datagram there, one back. No handshake before, no farewell after: UDP has "
			"no connection. dns gets no new socket: the one it has serves everybody, "
			"and it answers to the address and port that the question came from. Same "
			"wire, same hosts; but protocol 17, not 6, and port 53, not 80: so another "
			"socket, another application. That is how two applications find each "
			"other.")},
		.words = {
			{"serveur.example", N_("the name of serveur in the directory of dns")}},
		.commands = {"client C", "open C dns udp", "request C serveur.example"},
		.scenes = {SCENE_CLIMB, SCENE_BOARD, SCENE_LADDER, SCENE_FRAMES, SCENE_STRIP},
		.pick = PICKED_QUESTION,
		.whose = "C",
		.questions = {
			{.ask = ASK_ONE,
				.text = N_(
					"What did C and dns send each other before the question?"),
				.answer = "nothing",
				.choices = {{"nothing", N_("nothing")}, {"syn", "SYN"},
					{"hand", N_("SYN, then SYN, ACK, then ACK")}},
				.why = N_(
					"Nothing: UDP has no handshake, and no state that both "
					"ends would have to agree on. Nor does it notice when a "
					"datagram is lost: C would have to ask again by itself.")},
			{.ask = ASK_ONE,
				.text = N_(
					"web is at TCP port 80. What comes back when probe sends a "
					"datagram to UDP port 80 of serveur?"),
				.answer = "{probe.reply}",
				.choices = {{"web", N_("a page of web")}, {"RST", "RST"},
					{"ICMP", N_("ICMP: port unreachable")},
					{"none", N_("nothing")}},
				.why = N_(
					"No socket has UDP port 80; that TCP's is taken makes no "
					"difference. UDP has no RST, so the kernel reports it with "
					"ICMP, the protocol that ping uses as well: \"port "
					"unreachable\"."),
				.commands = {"probe 80 udp"}},
			{.ask = ASK_NUMBER,
				.text = N_("To which port did dns send its answer?"),
				.answer = "{C.port}",
				.why = N_(
					"It is the source port of the question. A request by UDP "
					"brings its return address along, just as one by TCP.")},
		},
	},
};

const struct lesson lesson_applications = {
	.name = "applications",
	.title = N_("Two applications communicate"),
	.about = N_("ports, sockets, the construction of a frame, multiplexing"),
	.steps = applications_steps,
	.count = sizeof(applications_steps) / sizeof(applications_steps[0]),
	.first = 0,
};
