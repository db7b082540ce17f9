import Domain

extension TaskCard {
    /// The keys by which a card names its task: that of the seed, and the short one.
    private static let idKeys = ["task_id", "id"]

    /// Nothing for a text that is no card: without front matter, or without the id of a task.
    init?(_ card: CardText, path: String) throws(CardError) {
        let fields = CardFields(card, path: path)
        guard let key = Self.idKeys.first(where: { card.field($0) != nil }) else { return nil }
        guard let id = try fields.task(key) else {
            throw fields.fault(key, "\(key) names no task")
        }
        self.init(id: id)
        if let other = try fields.task("id"), other != id { throw fields.fault("id", "id and task_id name two tasks") }
        title = try fields.text("title")
        status = try fields.text("status")
        branch = try fields.text("branch")
        repository = try fields.text("repo")
        base = try fields.text("base_ref")
        after = try fields.tasks("depends_on")
        scope = try fields.texts("write_scope")
        updatedAt = try fields.text("updated_at")
        agent = try fields.text("agent")
        model = try fields.text("model")
        priority = try fields.number("priority")
        text = String(YAMLScalar.trimmed(card.body[...]))
    }
}
