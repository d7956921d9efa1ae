/* SPDX-License-Identifier: BSD-2-Clause */
/* Files that get their names together, some hundred at a time: so many are open at once. */
#include "file/save_run.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define RUN_MOST 200

int save_run_finish(struct save_run *run, struct err *err)
{
	int status = save_finish_all(run->at, run->count, err);

	for (unsigned i = 0; i < run->count; i++)
		free(run->names[i]);
	run->count = 0;
	return status;
}

int save_run_add(struct save_run *run, const char *name, const struct buf *bytes, struct err *err)
{
	struct save *save;

	if (run->count == RUN_MOST && save_run_finish(run, err) < 0)
		return -1;
	if (!run->at) {
		run->at = mem_new(RUN_MOST, sizeof(*run->at));
		run->names = mem_new(RUN_MOST, sizeof(*run->names));
	}
	save = &run->at[run->count];
	run->names[run->count] = mem_text(name, strlen(name));
	if (save_start_here(save, run->names[run->count], err) < 0) {
		free(run->names[run->count]);
		return -1;
	}
	run->count++;
	if (save_write(save, bytes->data, bytes->len, err) == 0)
		return save->keeper ? save_run_finish(run, err) : 0;
	run->count--;
	free(run->names[run->count]);
	save_cancel(save);
	return -1;
}

void save_run_done(struct save_run *run)
{
	for (unsigned i = 0; i < run->count; i++) {
		save_cancel(&run->at[i]);
		free(run->names[i]);
	}
	free(run->at);
	free(run->names);
	*run = (struct save_run){.count = 0};
}
