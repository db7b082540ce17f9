/// The nine tables of seed 003 and the columns that it gives them, and its indexes.
enum SeedTables {
    static let index = [
        "coordinator_sessions": """
        session_id started_at ended_at config exit_reason pid hostname git_branch git_commit python_version \
        tac_version
        """,
        "action_triggers": "trigger_id session_id timestamp trigger_type trigger_source trigger_data task_id",
        "logic_flow": """
        flow_id session_id timestamp context_type context_id function_name decision_point decision_input \
        decision_output decision_reason duration_ms source_file
        """,
        "tasks": """
        task_id session_id detected_at source issue_number issue_url title description priority labels assigned_at \
        started_at completed_at failed_at status failure_reason pr_number pr_url commits estimated_cost_usd
        """,
        "worker_sessions": """
        worker_id session_id task_id spawned_at completed_at failed_at pid status exit_code failure_reason \
        worktree_path branch_name prompt_file log_file
        """,
        "api_calls": """
        call_id worker_id timestamp model provider tokens_input tokens_output tokens_total tokens_cached_read \
        tokens_cached_write estimated_cost_usd actual_cost_usd time_to_first_token_ms duration_ms \
        tokens_per_second success error_message error_code
        """,
        "worktree_operations": """
        operation_id session_id task_id timestamp operation worktree_path branch_name decision_reason had_changes \
        was_clean worker_running worker_pid file_mtime_age_minutes decision_logic
        """,
        "system_events": """
        event_id session_id timestamp event_type severity component message details stack_trace
        """,
    ].mapValues { $0.split(separator: " ").map(String.init) }

    static let conversations = """
        conversation_id worker_id message_index timestamp role content content_type tool_name tool_input tool_output \
        tool_success
        """.split(separator: " ").map(String.init)

    static let indexes: Set<String> = [
        "idx_triggers_session", "idx_triggers_type", "idx_flow_session", "idx_flow_context", "idx_flow_function",
        "idx_tasks_session", "idx_tasks_status", "idx_tasks_issue", "idx_workers_task", "idx_workers_session",
        "idx_workers_status", "idx_api_calls_worker", "idx_api_calls_model", "idx_api_calls_date",
        "idx_worktree_ops_task", "idx_worktree_ops_operation", "idx_events_session", "idx_events_type",
    ]

    static let conversationIndexes: Set<String> = ["idx_conversations_worker", "idx_conversations_tool"]
}
