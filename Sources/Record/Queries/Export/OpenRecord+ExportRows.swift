import Domain
import Store

/// The kinds of rows that only an export shows one by one, oldest first.
extension OpenRecord {
    func changes(about subject: String, in window: TimeWindow) -> ItemPages {
        let columns = """
            change_id, session_id, timestamp, type, subject_id, level, \(AnswerLimits.cut("message")),
            \(AnswerLimits.cut("data"))
            """
        var selection = Selection(columns, from: "changes", by: "timestamp, change_id")
        selection.require("subject_id = ?", subject)
        selection.require("timestamp", in: window)
        return ItemPages(selection, keys: ("timestamp", "change_id"), of: self) { row in
            .change(
                RecordedChange(
                    row: row.integer(0) ?? 0,
                    session: row.word(1),
                    at: row.time(2),
                    type: row.word(3),
                    subject: row.text(4),
                    level: row.word(5),
                    message: row.word(6),
                    data: row.json(7)
                )
            )
        }
    }

    func checkpoints(of run: String) -> ItemPages {
        let columns = """
            run_id, sequence, created_at, ref, commit_hash, base_commit_hash, branch, files, patch_bytes,
            left_out_count, summary_hint
            """
        var selection = Selection(columns, from: "checkpoints", by: "created_at, checkpoint_id")
        selection.require("run_id = ?", run)
        return ItemPages(selection, keys: ("created_at", "checkpoint_id"), of: self) { row in
            .checkpoint(
                RecordedCheckpoint(
                    run: row.word(0),
                    sequence: row.integer(1) ?? 0,
                    at: row.time(2),
                    ref: row.word(3),
                    commit: row.word(4),
                    base: row.text(5),
                    branch: row.text(6),
                    files: row.integer(7) ?? 0,
                    patchBytes: row.integer(8),
                    leftOutCount: row.integer(9) ?? 0,
                    summary: row.text(10)
                )
            )
        }
    }

    func calls(of run: String) -> ItemPages {
        let columns = """
            call_id, worker_id, timestamp, model, provider, tokens_input, tokens_output, tokens_cached_read,
            tokens_cached_write_5m, tokens_cached_write_1h, tokens_reasoning, estimated_cost_nanodollars,
            actual_cost_nanodollars, unpriced_reason, time_to_first_token_ms, duration_ms, tokens_per_second, success,
            error_code, error_message, response, request, conversation, tier, region, web_searches, is_sidechain
            """
        var selection = Selection(columns, from: "api_calls", by: "timestamp, call_id")
        selection.require("worker_id = ?", run)
        return ItemPages(selection, keys: ("timestamp", "call_id"), of: self) { .call(Self.call($0)) }
    }

    private static func call(_ row: borrowing Row) -> RecordedCall {
        RecordedCall(
            row: row.integer(0) ?? 0,
            run: row.word(1),
            at: row.time(2),
            model: row.word(3),
            provider: row.text(4),
            usage: Usage(
                input: row.integer(5) ?? 0,
                output: row.integer(6) ?? 0,
                cacheRead: row.integer(7) ?? 0,
                cacheWrite5m: row.integer(8) ?? 0,
                cacheWrite1h: row.integer(9) ?? 0
            ),
            reasoningTokens: row.integer(10) ?? 0,
            cost: row.integer(11).map { Money(nanodollars: $0) },
            reportedCost: row.integer(12).map { Money(nanodollars: $0) },
            unpricedReason: row.text(13),
            firstTokenMilliseconds: row.real(14),
            milliseconds: row.real(15),
            tokensPerSecond: row.real(16),
            isSuccess: row.bool(17) ?? true,
            errorCode: row.text(18),
            error: row.text(19),
            response: row.text(20),
            request: row.text(21),
            conversation: row.text(22),
            tier: row.text(23),
            region: row.text(24),
            webSearches: row.integer(25) ?? 0,
            isSidechain: row.bool(26) ?? false
        )
    }

    /// What tools were called, each with the first result that names its call. Needs what was said.
    func toolCalls(of run: String) -> ItemPages {
        let columns = """
            message.worker_id, used.tool_name, used.tool_use_id, used.block_number, result.block_number,
            used.timestamp, result.timestamp, result.tool_success, message.is_sidechain
            """
        let tables = """
            conversations.messages AS message JOIN conversations.blocks AS used USING(message_id)
            LEFT JOIN conversations.blocks AS result ON result.block_id = (
                SELECT other.block_id FROM conversations.blocks AS other
                    JOIN conversations.messages AS teller ON teller.message_id = other.message_id
                WHERE other.tool_use_id = used.tool_use_id AND other.content_type = 'tool_result'
                    AND teller.worker_id = message.worker_id
                ORDER BY other.block_number LIMIT 1
            )
            """
        var selection = Selection(columns, from: tables, by: "message.message_index, used.block_number")
        selection.require("message.worker_id = ?", run)
        selection.require("used.content_type = 'tool_use'")
        let keys = ("message.message_index", "used.block_number")
        return ItemPages(selection, keys: keys, from: .integer(.min), of: self) { row in
            .tool(
                RecordedToolCall(
                    run: row.word(0),
                    tool: row.text(1) ?? "tool",
                    call: row.text(2),
                    block: row.integer(3) ?? 0,
                    resultBlock: row.integer(4),
                    at: row.time(5),
                    endedAt: row.optionalTime(6),
                    isSuccess: row.bool(7),
                    isSidechain: row.bool(8) ?? false
                )
            )
        }
    }
}
