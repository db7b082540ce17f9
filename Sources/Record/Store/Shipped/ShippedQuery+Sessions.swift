extension ShippedQuery {
    static let sessions = [
        ShippedQuery(
            "active-sessions",
            answers: "Which sessions go on?",
            """
            SELECT session_id FROM coordinator_sessions WHERE ended_at IS NULL
            """
        ),
        ShippedQuery(
            "sessions-by-time-range",
            answers: "Which sessions began in a span of time?",
            parameters: ["from", "to"],
            """
            SELECT session_id, tac_version, python_version FROM coordinator_sessions
            WHERE started_at >= :from AND started_at < :to
            """
        ),
        ShippedQuery(
            "failed-sessions",
            answers: "Which sessions ended with an error?",
            """
            SELECT session_id FROM coordinator_sessions WHERE exit_reason = 'error'
            """
        ),
    ]

    static let triggers = [
        ShippedQuery(
            "triggers-per-session",
            answers: "What set a session to work?",
            parameters: ["session"],
            """
            SELECT trigger_type FROM action_triggers WHERE session_id = :session ORDER BY timestamp
            """
        ),
        ShippedQuery(
            "issue-triggers",
            answers: "Which issues were found?",
            """
            SELECT task_id, trigger_data ->> 'issue_number' FROM action_triggers WHERE trigger_type = 'issue_detected'
            """
        ),
        ShippedQuery(
            "trigger-frequency",
            answers: "How often did what set Roost to work, day by day?",
            """
            SELECT trigger_type, date(timestamp) AS day, count(*) AS times FROM action_triggers
            GROUP BY trigger_type, day ORDER BY trigger_type, day
            """
        ),
    ]

    static let decisions = [
        ShippedQuery(
            "decision-chain-of-a-task",
            answers: "What was decided about a task, and why?",
            parameters: ["task"],
            """
            SELECT decision_point, decision_reason FROM logic_flow WHERE context_id = :task ORDER BY timestamp
            """
        ),
        ShippedQuery(
            "slow-decisions",
            answers: "Which decisions took longer than a second?",
            """
            SELECT context_id, duration_ms FROM logic_flow WHERE duration_ms > 1000 ORDER BY duration_ms DESC
            """
        ),
        ShippedQuery(
            "decision-distribution",
            answers: "How often was what decided?",
            """
            SELECT decision_point, count(*) AS times FROM logic_flow GROUP BY decision_point ORDER BY decision_point
            """
        ),
        ShippedQuery(
            "slowest-decisions",
            answers: "Which decisions take longest on average?",
            """
            SELECT function_name, decision_point, avg(duration_ms) AS avg_ms FROM logic_flow
            GROUP BY function_name, decision_point ORDER BY avg_ms DESC LIMIT 20
            """
        ),
    ]
}
