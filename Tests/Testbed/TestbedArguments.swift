import TestSupport

/// The words of a command line, taken one by one and none left over.
struct TestbedArguments {
    private var words: [String]

    init(_ words: some Sequence<String>) { self.words = Array(words) }

    /// The next word that is no option.
    mutating func next(_ what: String) throws(TestbedError) -> String {
        guard let first = words.first else { throw .missing(what) }
        words.removeFirst()
        return first
    }

    /// Whether the option is there, which has no value.
    mutating func flag(_ option: String) -> Bool {
        guard let place = words.firstIndex(of: option) else { return false }
        words.remove(at: place)
        return true
    }

    /// All that is left.
    mutating func rest() -> [String] {
        defer { words = [] }
        return words
    }

    mutating func value(of option: String) throws(TestbedError) -> String? {
        guard let place = words.firstIndex(of: option) else { return nil }
        guard place + 1 < words.count else { throw .missing("the value of \(option)") }
        defer { words.removeSubrange(place...(place + 1)) }
        return words[place + 1]
    }

    mutating func number<Number: FixedWidthInteger>(
        _ option: String,
        default usual: Number
    ) throws(TestbedError) -> Number {
        guard let text = try value(of: option) else { return usual }
        guard let number = Number(text), number >= 0 else { throw .unfit(text, wanted: "a number") }
        return number
    }

    mutating func oracle() throws(TestbedError) -> ByteOracle {
        let payloadBytesMax = try number("--record-bytes-max", default: 64 << 10)
        guard payloadBytesMax <= ByteOracle.payloadBytesMaxMax else {
            throw .unfit("\(payloadBytesMax)", wanted: "a record that fits in memory")
        }
        return ByteOracle(
            seed: try number("--seed", default: 1),
            bytesWanted: try number("--bytes", default: 1 << 20),
            payloadBytesMax: payloadBytesMax
        )
    }

    func end() throws(TestbedError) {
        guard words.isEmpty else { throw .excess(words) }
    }
}
