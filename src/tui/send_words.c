/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of an exchange, and all of them as a capture. */
#include "send_view.h"

#include "base/lang.h"
#include "file/writer.h"
#include "flow/reason.h"
#include "flow/tell.h"
#include "frame/value.h"

#include <string.h>

#define WAITED ((double)SEND_WAIT / 1e9)

static int64_t time_of(const struct turn *t, const struct turn_frame *reply)
{
	return reply->kept.frame.time - turn_sent(t)->time;
}

/* The sentence of an answer as far as its colon. */
static void put_brief(struct buf *out, const struct turn *t, const struct turn_frame *reply)
{
	struct buf all = BUF_INIT;
	const char *text, *end;

	flow_tell(&all, turn_sent(t), &reply->kept.frame, reply->match);
	text = buf_string(&all);
	end = strstr(text, ": ");
	if (!end)
		end = text + all.len - (all.len && text[all.len - 1] == '.');
	buf_add(out, text, (size_t)(end - text));
	buf_done(&all);
}

void send_put_result(struct buf *out, const struct turn *t, bool ascii)
{
	const struct turn_frame *reply = turn_reply(t, 0);
	unsigned n = turn_replies(t);

	if (reply) {
		flow_tell_time(out, time_of(t, reply), ascii);
		buf_text(out, "  ");
		if (n > 1)
			buf_printf(out, _("%u replies; "), n);
		put_brief(out, t, reply);
		return;
	}
	switch (t->state) {
	case TURN_STARTING: buf_text(out, _("starting")); break;
	case TURN_WAITING: buf_text(out, _("waiting")); break;
	case TURN_OVER: buf_text(out, _("no reply")); break;
	case TURN_SILENT: buf_text(out, _("not sent: nobody has the address")); break;
	case TURN_FAILED: buf_text(out, _("not sent")); break;
	case TURN_STOPPED: buf_text(out, _("stopped")); break;
	}
}

/* What stands above the right column. */
void send_put_title(struct buf *out, const struct turn *t, bool ascii)
{
	const struct turn_frame *reply = turn_reply(t, t->reply);
	unsigned n = turn_replies(t);

	if (!reply) {
		send_put_result(out, t, ascii);
		return;
	}
	buf_text(out, reply->match == MATCH_ERROR ? _("error") : _("reply"));
	if (n > 1)
		buf_printf(out, _(" %u of %u"), t->reply + 1, n);
	buf_text(out, "  +");
	flow_tell_time(out, time_of(t, reply), ascii);
}

/* Why nothing is there to be shown beside the question. */
void send_put_state(struct buf *out, const struct turn *t, bool ascii)
{
	const struct frame *sent = turn_sent(t);

	(void)ascii;
	switch (t->state) {
	case TURN_STARTING:
		if (t->place[0])
			buf_printf(out, _("Opening %s."), t->place);
		else
			buf_text(out, _("Starting the lab."));
		break;
	case TURN_WAITING: buf_printf(out, _("Waiting for replies, %g s at most."), WAITED); break;
	case TURN_OVER:
		if (sent)
			flow_tell_silence(out, sent, 1, WAITED);
		break;
	case TURN_SILENT:
		buf_text(out, _("Not sent: nobody on this wire has the address of the next hop. "
				"Type eth.dst, and the frame goes to that card."));
		break;
	case TURN_FAILED:
		buf_printf(out, _("Not sent: %s. S sends it to another place."), t->why.text);
		break;
	case TURN_STOPPED: buf_text(out, _("Stopped: nobody waits for a reply any more.")); break;
	}
}

void send_put_meaning(struct buf *out, const struct turn *t, bool ascii)
{
	const struct turn_frame *reply = turn_reply(t, t->reply);
	const struct frame *refusal = turn_refusal(t);

	if (!reply)
		return;
	flow_tell(out, turn_sent(t), &reply->kept.frame, reply->match);
	buf_text(out, " ");
	if (refusal)
		flow_tell_refusal(out, &turn_reply(t, 0)->kept.frame, refusal);
	if (refusal)
		return;
	buf_text(out, _("Round trip, by the kernel's time stamps of both frames: "));
	flow_tell_time(out, time_of(t, reply), ascii);
	buf_byte(out, '.');
}

/* ---- a field ---- */

static const char *label(struct buf *out, const struct frame *frame, const struct item *item)
{
	buf_clear(out);
	if (item && item->field->kind != FIELD_GROUP && item->field->kind != FIELD_LIST)
		value_label(out, frame, item);
	return buf_string(out);
}

/* The two values of a line of the comparison (one may be missing), and the reason. */
void send_put_field(struct buf *out, const struct frame *sent, const struct item *one,
	const struct frame *got, const struct item *two, const char *why)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	const char *left = label(&a, sent, one), *right = label(&b, got, two);
	const char *id = one ? one->field->id : two->field->id;

	if (one && !got->count)
		buf_printf(out, left[0] ? "%s: %s" : "%s", id, left);
	else if (one && two && strcmp(left, right) == 0)
		buf_printf(out, _("%s: %s in both frames"), id, left[0] ? left : _("the same"));
	else if (one && two)
		buf_printf(out, _("%s: sent %s, came back %s"), id, left, right);
	else if (!left[0] && !right[0])
		buf_printf(out,
			one ? _("%s is only in the frame that was sent")
			    : _("%s is only in what came back"),
			id);
	else if (one)
		buf_printf(out, _("%s: %s, only in the frame that was sent"), id, left);
	else
		buf_printf(out, _("%s: %s, only in what came back"), id, right);
	if (why)
		buf_printf(out, " (%s)", why);
	buf_done(&a);
	buf_done(&b);
}

/* ---- a file ---- */

/* What the wire carried; a frame that was never seen there is not in it. */
int send_file(const struct app *app, bool ng, struct buf *out, struct err *err)
{
	struct writer writer = WRITER_INIT(ng);
	const struct send_view *v = app->send;
	uint16_t link = 0;

	for (unsigned i = 0; v && i < v->count; i++) {
		for (unsigned k = 0; k < v->turns[i]->count; k++) {
			const struct turn_frame *f = &v->turns[i]->frames[k];

			if (f->word == AGENT_SENDS)
				continue;
			link = f->kept.frame.link;
			if (writer_add(&writer, out, &f->kept.frame, err) < 0)
				return -1;
		}
	}
	if (!out->len)
		return err_set(err, "%s", _("Nothing was on the wire: there is nothing to write."));
	writer_start(&writer, out, link);
	return 0;
}
