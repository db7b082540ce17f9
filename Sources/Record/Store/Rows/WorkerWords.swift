/// What an agent says of itself that stands in the row of its run.
package struct WorkerWords: Hashable, Sendable {
    package var conversation: String?
    package var model: String?

    package init(conversation: String? = nil, model: String? = nil) {
        self.conversation = conversation
        self.model = model
    }
}

extension IndexRows {
    package func note(_ words: WorkerWords, of run: String) throws(StoreError) {
        guard words != WorkerWords() else { return }
        try connection.run(
            "UPDATE worker_sessions SET conversation = ?, first_model = ? WHERE worker_id = ?",
            words.conversation,
            words.model,
            run
        )
    }
}
