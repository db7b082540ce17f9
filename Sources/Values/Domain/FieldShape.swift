package import JSON

/// What a field may hold: how it is called in an error, and how its value is read.
package struct FieldShape<Value> {
    let expected: String
    let read: (JSONValue) -> Value?

    /// `expected` follows "the field is not", and `read` gives nothing where the value has another shape.
    package init(expected: String, read: @escaping (JSONValue) -> Value?) {
        self.expected = expected
        self.read = read
    }
}

extension FieldShape where Value == String {
    package static var text: FieldShape { FieldShape(expected: "a text") { $0.stringValue } }
}

extension FieldShape where Value == [String] {
    package static var texts: FieldShape {
        FieldShape(expected: "a list of texts") { value in
            guard let elements = value.arrayValue else { return nil }
            let texts = elements.compactMap(\.stringValue)
            return texts.count == elements.count ? texts : nil
        }
    }
}

extension FieldShape where Value == Bool {
    package static var bool: FieldShape { FieldShape(expected: "true or false") { $0.bool } }
}

extension FieldShape where Value == Int64 {
    package static var integer: FieldShape { FieldShape(expected: "a whole number") { $0.integerValue } }

    package static var count: FieldShape {
        FieldShape(expected: "a whole number from zero") { value in value.integerValue.flatMap { $0 >= 0 ? $0 : nil } }
    }
}

extension FieldShape where Value == Double {
    package static var number: FieldShape { FieldShape(expected: "a number") { $0.double } }
}

extension FieldShape where Value == JSONObject {
    package static var object: FieldShape { FieldShape(expected: "an object") { $0.objectValue } }
}

extension FieldShape where Value == [Fields] {
    package static var objects: FieldShape {
        FieldShape(expected: "a list of objects") { value in
            guard let elements = value.arrayValue else { return nil }
            let objects = elements.compactMap(\.objectValue)
            return objects.count == elements.count ? objects.map { Fields($0) } : nil
        }
    }
}

extension FieldShape where Value == Money {
    /// An amount that may be spent, as people write it.
    package static var budget: FieldShape {
        FieldShape(expected: "an amount of dollars, such as \"0.50\"") { value in
            value.stringValue.flatMap { text in
                Deliberate.ignore(because: "the error of the field tells it") { () throws(MoneyError) in
                    try Money(limit: text)
                }
            }
        }
    }
}

extension FieldShape where Value == WallTime {
    package static var time: FieldShape {
        FieldShape(expected: "a time") { value in
            value.stringValue.flatMap { text in
                Deliberate.ignore(because: "the error of the field tells it") { () throws(TimeError) in
                    try WallTime(iso: text)
                }
            }
        }
    }
}

extension FieldShape where Value: TypedIdentifier {
    package static var id: FieldShape {
        FieldShape(expected: "a \(Value.noun)") { value in
            value.stringValue.flatMap { text in
                Deliberate.ignore(because: "the error of the field tells it") { () throws(IdentifierError) in
                    try Value(text)
                }
            }
        }
    }
}

extension FieldShape {
    /// A word of a closed list, known to this program or not.
    package static func term<Known: TermWord>() -> FieldShape where Value == Term<Known> {
        FieldShape(expected: "a word") { $0.stringValue.map(Term.init) }
    }
}
