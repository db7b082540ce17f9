/// What lnav has to know of our files: docs.lnav.org, "Log Formats".
enum LnavFormat {
    static let fileName = "roost.json"

    /// Of the journals as they stand on the disk, and of what `roost logs -o jsonl` writes.
    static let text = #"""
        {
            "$schema": "https://lnav.org/schemas/format-v1.schema.json",
            "roost_journal": {
                "title": "Roost journals",
                "description": "worker.log of a run and journal.jsonl of a session: what happened, line by line",
                "json": true,
                "hide-extra": true,
                "file-pattern": "(worker\\.log|journal\\.jsonl)",
                "timestamp-field": "createdAt",
                "level-field": "level",
                "level": {"error": "^error$", "warning": "^warn$", "info": "^info$", "debug": "^debug$"},
                "body-field": "message",
                "opid-field": "runId",
                "line-format": [
                    {"field": "__timestamp__"}, " ", {"field": "type", "min-width": 8}, " ", {"field": "message"}
                ],
                "value": {
                    "seq": {"kind": "integer", "hidden": true},
                    "eventId": {"kind": "string", "identifier": true, "hidden": true},
                    "type": {"kind": "string", "identifier": true},
                    "level": {"kind": "string", "hidden": true},
                    "message": {"kind": "string"},
                    "sessionId": {"kind": "string", "identifier": true, "hidden": true},
                    "taskId": {"kind": "string", "identifier": true, "hidden": true},
                    "stepId": {"kind": "string", "identifier": true, "hidden": true},
                    "runId": {"kind": "string", "identifier": true, "hidden": true},
                    "data": {"kind": "json", "hidden": true},
                    "sum": {"kind": "string", "hidden": true}
                }
            },
            "roost_logs": {
                "title": "Roost logs",
                "description": "What roost logs -o jsonl writes",
                "json": true,
                "hide-extra": true,
                "timestamp-field": "time",
                "level-field": "level",
                "level": {"error": "^error$", "warning": "^warn$", "info": "^info$", "debug": "^debug$"},
                "body-field": "text",
                "opid-field": "run",
                "line-format": [
                    {"field": "__timestamp__"}, " ", {"field": "source"}, " ", {"field": "text", "default-value": ""}
                ],
                "value": {
                    "schema": {"kind": "string", "hidden": true},
                    "source": {"kind": "string", "identifier": true},
                    "text": {"kind": "string"},
                    "task": {"kind": "string", "identifier": true, "hidden": true},
                    "worker": {"kind": "string", "identifier": true, "hidden": true},
                    "run": {"kind": "string", "identifier": true, "hidden": true},
                    "session": {"kind": "string", "identifier": true, "hidden": true},
                    "stream": {"kind": "string", "identifier": true, "hidden": true},
                    "type": {"kind": "string", "identifier": true, "hidden": true},
                    "offset": {"kind": "integer", "hidden": true},
                    "base64": {"kind": "string", "hidden": true},
                    "continues": {"kind": "boolean", "hidden": true},
                    "partial": {"kind": "boolean", "hidden": true},
                    "note": {"kind": "string", "hidden": true},
                    "level": {"kind": "string", "hidden": true},
                    "seq": {"kind": "integer", "hidden": true},
                    "data": {"kind": "json", "hidden": true}
                }
            }
        }

        """#
}
