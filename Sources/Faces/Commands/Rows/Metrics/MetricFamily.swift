/// All samples of one metric, with what it is: for Prometheus, in its text format 0.0.4.
struct MetricFamily: Hashable, Sendable {
    enum Kind: String, Sendable {
        case counter
        case gauge
    }

    struct Sample: Hashable, Sendable {
        let labels: [Label]
        let value: MetricValue
    }

    struct Label: Hashable, Sendable {
        let name: String
        let value: String
    }

    let name: String
    let kind: Kind
    let help: String
    private(set) var samples: [Sample] = []

    init(_ name: String, _ kind: Kind, _ help: String) {
        precondition(kind != .counter || name.hasSuffix("_total"), "a counter is named so")
        self.name = name
        self.kind = kind
        self.help = help
    }

    mutating func add(_ value: MetricValue, _ labels: KeyValuePairs<String, String> = [:]) {
        samples.append(Sample(labels: labels.map { Label(name: $0.key, value: $0.value) }, value: value))
    }

    func adding(_ value: MetricValue, _ labels: KeyValuePairs<String, String> = [:]) -> MetricFamily {
        var family = self
        family.add(value, labels)
        return family
    }

    /// A metric of which nothing is known is not there at all.
    var lines: [String] {
        guard !samples.isEmpty else { return [] }
        let head = ["# HELP \(name) \(Self.escaped(help, quotes: false))", "# TYPE \(name) \(kind.rawValue)"]
        return head
            + samples.map { sample in
                let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
                return name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " \(sample.value.text)"
            }
    }

    /// As the format has it: a backslash and a newline are escaped, and in the value of a label a quote too.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
