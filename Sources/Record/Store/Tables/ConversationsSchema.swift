/// `conversations.db`: what was said. It may be on another disk than the index, and bears no key of a table that is
/// there; the run's id leads from one to the other.
package enum ConversationsSchema {
    package static let current = Schema(
        noun: "the conversations of Roost",
        applicationID: applicationID,
        migrations: [first]
    )

    /// `RSTC`
    static let applicationID: Int32 = 0x5253_5443

    private static let first = Migration(
        version: 1,
        name: "messages and their blocks",
        readableFrom: 1,
        script: [messages, conversations, SourceTable.script, SearchSchema.script].joined(separator: "\n")
    )

    /// A message has several blocks: text, thinking, the use of a tool. Content longer than the limit is packed, and
    /// its beginning stands in `content`.
    static let messages = """
        CREATE TABLE messages(
            message_id INTEGER PRIMARY KEY,
            worker_id TEXT NOT NULL,
            message_index INTEGER NOT NULL,
            timestamp TEXT NOT NULL,
            role TEXT NOT NULL,                 -- 'user', 'assistant', 'system'
            model TEXT,
            response TEXT,                      -- the provider's id of the message
            conversation TEXT,                  -- the agent's own session
            is_sidechain INTEGER NOT NULL DEFAULT 0,
            source_id TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
            byte_offset INTEGER NOT NULL,
            byte_length INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX idx_conversations_worker ON messages(worker_id, message_index);

        CREATE TABLE blocks(
            block_id INTEGER PRIMARY KEY,
            message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            block_index INTEGER NOT NULL,       -- within its message
            block_number INTEGER NOT NULL,      -- within the run
            timestamp TEXT NOT NULL,
            content_type TEXT NOT NULL,         -- 'text', 'thinking', 'tool_use', 'tool_result', …
            content TEXT,
            tool_name TEXT,
            tool_use_id TEXT,
            tool_input TEXT,                    -- JSON
            tool_output TEXT,
            tool_success INTEGER,
            packed BLOB,
            content_bytes INTEGER NOT NULL,     -- before it was packed
            byte_offset INTEGER NOT NULL,       -- in the source of its message
            byte_length INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX idx_blocks_message ON blocks(message_id, block_index);
        CREATE INDEX idx_blocks_tool_use ON blocks(tool_use_id) WHERE tool_use_id IS NOT NULL;
        CREATE INDEX idx_conversations_tool ON blocks(tool_name, timestamp) WHERE tool_name IS NOT NULL;

        -- Output that is no conversation: where its lines stand, a few thousand bytes at a time, for the search.
        CREATE TABLE log_pieces(
            piece_id INTEGER PRIMARY KEY,
            worker_id TEXT NOT NULL,
            source_id TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
            timestamp TEXT NOT NULL,
            byte_offset INTEGER NOT NULL,
            byte_length INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX idx_log_pieces_worker ON log_pieces(worker_id, byte_offset);
        """

    /// A row for each block, counted over the run, since one for each message would have to leave blocks out.
    static let conversations = """
        CREATE VIEW conversations AS SELECT
            blocks.block_id AS conversation_id,
            messages.worker_id AS worker_id,
            blocks.block_number AS message_index,
            blocks.timestamp AS timestamp,
            messages.role AS role,
            coalesce(blocks.content, blocks.tool_output, blocks.tool_input, '') AS content,
            blocks.content_type AS content_type,
            blocks.tool_name AS tool_name,
            blocks.tool_input AS tool_input,
            blocks.tool_output AS tool_output,
            blocks.tool_success AS tool_success
        FROM messages JOIN blocks USING(message_id);
        """
}
