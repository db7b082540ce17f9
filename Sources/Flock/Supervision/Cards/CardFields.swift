import Domain

/// The fields of a card by their types.
struct CardFields {
    private let card: CardText
    private let path: String

    init(_ card: CardText, path: String) {
        self.card = card
        self.path = path
    }

    func text(_ key: String) throws(CardError) -> String? {
        switch try value(key) {
        case .none: return nil
        case .text(let text): return text.isEmpty ? nil : text
        case .list: throw fault(key, "\(key) is a text, not a list")
        case .other(let what): throw fault(key, "\(key) is a text, not \(what)")
        }
    }

    /// One text is a list of one.
    func texts(_ key: String) throws(CardError) -> [String] {
        switch try value(key) {
        case .none: return []
        case .text(let text): return text.isEmpty ? [] : [text]
        case .list(let texts): return texts
        case .other(let what): throw fault(key, "\(key) is a list, not \(what)")
        }
    }

    func task(_ key: String) throws(CardError) -> TaskID? {
        guard let text = try text(key) else { return nil }
        return try task(text, key)
    }

    func tasks(_ key: String) throws(CardError) -> [TaskID] {
        var tasks: [TaskID] = []
        for text in try texts(key) { tasks.append(try task(text, key)) }
        return tasks
    }

    func number(_ key: String) throws(CardError) -> Int64? {
        guard let text = try text(key) else { return nil }
        guard let number = Int64(text) else { throw fault(key, "\(key) is a whole number, not \(text)") }
        return number
    }

    func fault(_ key: String, _ reason: String) -> CardError {
        .notUnderstood(path, line: (card.field(key)?.lines.lowerBound ?? 0) + 1, reason: reason)
    }

    private func task(_ text: String, _ key: String) throws(CardError) -> TaskID {
        do throws(IdentifierError) { return try TaskID(text) } catch {
            throw fault(key, "\(key): \(String(reflecting: text)) is no id of a task: \(error)")
        }
    }

    private func value(_ key: String) throws(CardError) -> FrontMatterValue {
        let found = card.fields.filter { $0.key == key }
        if found.count > 1 {
            throw .notUnderstood(path, line: found[1].lines.lowerBound + 1, reason: "\(key) stands here a second time")
        }
        return found.first?.value ?? .none
    }
}
