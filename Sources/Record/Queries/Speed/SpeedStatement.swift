import Store

/// The statements behind the speeds. Each finds its rows through an index, whose first column is gone through value by
/// value, since no index begins with the time.
enum SpeedStatement {
    /// What is told only in sum has no times. The places: the first and the last quarter, from, to.
    static let models = """
        SELECT c.model, c.success, c.time_to_first_token_ms, c.tokens_per_second, c.duration_ms
        FROM (SELECT DISTINCT model FROM usage_rollups WHERE quarter >= ?1 AND quarter <= ?2) m
        CROSS JOIN api_calls c ON c.model = m.model AND c.timestamp >= ?3 AND c.timestamp < ?4
        WHERE c.key_kind <> 'remainder'
        """

    /// Each call with its result. Agents give ids that other runs may have given too: the result of a call is the
    /// first behind it that is near enough to be of the same run.
    static let tools = tools(in: ConversationsFile.name)

    ///
    /// What is told by several counts once: by the run itself, and where there is none, by the first of the others. Few
    /// calls have more lines than one and its result, and for the rest nothing is read but the index.
    ///
    /// - Parameter isNamingRuns: whether the run of each call comes last. It is so for an archived month, of which
    ///   those do not count that the conversations have, and neither does what these tell as well.
    static func tools(in place: String, isNamingRuns: Bool = false) -> String {
        let message = "SELECT m.worker_id FROM \(place).messages m WHERE m.message_id = u.message_id"
        let run = isNamingRuns ? "(\(message))" : "NULL"
        let isNew = isNamingRuns ? "AND NOT EXISTS(\(sameCall(in: ConversationsFile.name, as: place)))" : ""
        return """
            WITH RECURSIVE tools(name) AS (
                SELECT min(tool_name) FROM \(place).blocks WHERE tool_name IS NOT NULL
                UNION ALL
                SELECT (SELECT min(b.tool_name) FROM \(place).blocks b WHERE b.tool_name > name)
                    FROM tools WHERE name IS NOT NULL
            )
            SELECT u.tool_name, u.block_id, u.timestamp, r.timestamp, r.tool_success, \(run)
            FROM tools t CROSS JOIN \(place).blocks u
                ON u.tool_name = t.name AND u.timestamp >= ?1 AND u.timestamp < ?2
            LEFT JOIN \(place).blocks r ON r.block_id = (
                SELECT b.block_id FROM \(place).blocks b
                WHERE b.tool_use_id = u.tool_use_id AND b.block_id > u.block_id
                    AND b.block_id < u.block_id + ?3 AND b.content_type = 'tool_result'
                ORDER BY b.block_id LIMIT 1
            )
            WHERE u.content_type = 'tool_use' AND (
                u.tool_use_id IS NULL
                OR (SELECT count(*) FROM \(place).blocks b WHERE b.tool_use_id = u.tool_use_id)
                    <= 1 + (r.block_id IS NOT NULL)
                OR NOT EXISTS(\(sameCall(in: place, as: place)) AND \(isBefore))
            ) \(isNew)
            """
    }

    /// The call `u` of `place` as others tell it: under the same id, in the same conversation or, where that was
    /// forked, in the same response. A run may give an id twice, and then it means two calls.
    private static func sameCall(in other: String, as place: String) -> String {
        """
        SELECT 1 FROM \(place).messages um CROSS JOIN \(other).blocks o CROSS JOIN \(other).messages om
        WHERE um.message_id = u.message_id AND o.tool_use_id = u.tool_use_id AND o.content_type = 'tool_use'
            AND om.message_id = o.message_id AND om.worker_id <> um.worker_id
            AND (om.conversation = um.conversation OR om.response = um.response)
        """
    }

    /// Runs come before what was imported, since they know when something came.
    private static let isBefore = """
        (NOT EXISTS(SELECT 1 FROM main.runs WHERE run_id = om.worker_id), om.worker_id)
            < (NOT EXISTS(SELECT 1 FROM main.runs WHERE run_id = um.worker_id), um.worker_id)
        """

    static func toolPlace(in place: String) -> String {
        """
        SELECT b.tool_name, b.timestamp, m.worker_id, w.task_id, substr(b.tool_input, 1, ?2)
        FROM \(place).blocks b JOIN \(place).messages m USING(message_id)
        LEFT JOIN main.worker_sessions w ON w.worker_id = m.worker_id WHERE b.block_id = ?1
        """
    }

    /// The places: from, to.
    static let decisions = """
        SELECT d.flow_id, d.decision_point, d.duration_ms
        FROM coordinator_sessions s CROSS JOIN logic_flow d
            ON d.session_id = s.session_id AND d.timestamp >= ?1 AND d.timestamp < ?2
        """

    static let decisionPlace = """
        SELECT decision_point, timestamp, session_id, context_type, context_id, decision_reason
        FROM logic_flow WHERE flow_id = ?
        """
}
