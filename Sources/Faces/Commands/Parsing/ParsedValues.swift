/// What was given on a command line, read and checked, under the names of the rows.
package struct ParsedValues: Sendable {
    private var options: [String: [any Sendable]] = [:]
    private var arguments: [String: [any Sendable]] = [:]
    package var rest: [String] = []

    package init() {}

    package mutating func set(_ option: OptionRow, to value: any Sendable) { options[option.name] = [value] }

    package mutating func add(_ value: any Sendable, to option: OptionRow) {
        options[option.name, default: []].append(value)
    }

    package mutating func add(_ value: any Sendable, to argument: ArgumentRow) {
        arguments[argument.name, default: []].append(value)
    }

    package func all<Value>(_ option: OptionRow, as _: Value.Type) -> [Value] {
        Self.typed(options[option.name] ?? [])
    }

    package func all<Value>(_ argument: ArgumentRow, as _: Value.Type) -> [Value] {
        Self.typed(arguments[argument.name] ?? [])
    }

    private static func typed<Value>(_ values: [any Sendable]) -> [Value] {
        values.map { value in
            guard let value = value as? Value else {
                preconditionFailure("a value is read with the key that its command lists, which knows its type")
            }
            return value
        }
    }
}
