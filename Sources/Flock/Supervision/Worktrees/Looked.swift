import JSON

/// What a look has found, or why it could not find it. What could not be found is never taken for nothing.
package enum Looked<Value: Hashable & Sendable>: Hashable, Sendable {
    case known(Value)
    case undetermined(String)

    /// What the body finds, or what kept it from that.
    init(_ body: () throws(SupervisionError) -> Value) {
        do { self = .known(try body()) } catch { self = .undetermined(error.description) }
    }

    package var value: Value? {
        switch self {
        case .known(let value): value
        case .undetermined: nil
        }
    }

    package var whyNot: String? {
        switch self {
        case .known: nil
        case .undetermined(let why): why
        }
    }

    /// As one of the inputs of a decision: which fact, how it was looked for, and what was found.
    func json(_ fact: String, by means: String, _ show: (Value) -> JSONValue) -> JSONValue {
        switch self {
        case .known(let value): ["fact": .string(fact), "by": .string(means), "value": show(value)]
        case .undetermined(let why): ["fact": .string(fact), "by": .string(means), "undetermined": .string(why)]
        }
    }
}
