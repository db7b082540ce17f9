import JSON

/// What a decision chose among, read from its input and output, whose form each decision point has for itself.
struct Choice {
    /// The words under which an output names what was chosen, the likeliest first.
    private static let chosenKeys = [
        "selected", "chosen", "choice", "act", "action", "decision", "result", "verdict", "outcome", "assigned", "task",
        "task_id", "worker", "worker_id", "allowed", "status",
    ]
    /// Those under which it names what was passed over.
    private static let refusedKeys = ["not_selected", "not_chosen", "rejected", "skipped", "excluded", "passed_over"]
    /// By which of their fields candidates are known that are objects.
    private static let nameKeys = ["id", "task", "task_id", "worker", "worker_id", "run", "run_id", "name", "model"]
    private static let othersMax = 50

    let chosen: String?
    let others: [String]

    init(input: JSONValue, output: JSONValue) {
        let chosen = Self.chosen(in: output)
        self.chosen = chosen.map(Self.name)
        let refused = Self.refusedKeys.compactMap { output[$0] }.flatMap(Self.list)
        let among = chosen.map { Self.candidates(in: input, with: Self.name($0)) } ?? []
        var others: [String] = []
        for other in refused + among where !others.contains(other) && others.count < Self.othersMax {
            let isTold = refused.contains { $0.hasPrefix(other + " (") }
            if !isTold || refused.contains(other) { others.append(other) }
        }
        self.others = others
    }

    private static func chosen(in output: JSONValue) -> JSONValue? {
        guard let object = output.objectValue else { return output.isNull ? Optional.none : output }
        return chosenKeys.lazy.compactMap { object[$0] }.first { !$0.isNull }
    }

    /// All but the chosen one of each list of the input in which it stands, with what lists beside it say of each.
    private static func candidates(in input: JSONValue, with chosen: String) -> [String] {
        guard let fields = input.objectValue?.fields else { return [] }
        for field in fields {
            guard let elements = field.value.arrayValue, elements.contains(where: { name($0) == chosen }) else {
                continue
            }
            let beside = fields.filter { $0.key != field.key && $0.value.arrayValue?.count == elements.count }
            return elements.indices.filter { name(elements[$0]) != chosen }.map { place in
                let traits = beside.compactMap { other in
                    other.value.arrayValue.map { "\(singular(other.key)) \(plain($0[place]))" }
                }
                let all = (traits + [rest(of: elements[place])]).filter { !$0.isEmpty }
                return name(elements[place]) + (all.isEmpty ? "" : " (\(all.joined(separator: ", ")))")
            }
        }
        return []
    }

    private static func list(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let elements):
            return elements.map { element in
                let rest = rest(of: element)
                return name(element) + (rest.isEmpty ? "" : " (\(rest))")
            }
        case .object(let object): return object.fields.map { "\($0.key) (\(plain($0.value)))" }
        case .null: return []
        case .bool, .integer, .decimal, .string: return [plain(value)]
        }
    }

    private static func name(_ value: JSONValue) -> String {
        guard let object = value.objectValue else { return plain(value) }
        return nameKeys.compactMap { object[$0] }.first.map(plain) ?? plain(value)
    }

    /// What an object says beside its name.
    private static func rest(of value: JSONValue) -> String {
        guard let object = value.objectValue, let key = nameKeys.first(where: { object[$0] != nil }) else { return "" }
        return object.fields.filter { $0.key != key }.map { "\($0.key) \(plain($0.value))" }.joined(separator: ", ")
    }

    private static func plain(_ value: JSONValue) -> String { PlainValue.text(value) }

    /// `priorities` of three tasks are a priority each.
    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }
}
