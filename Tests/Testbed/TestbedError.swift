/// What the testbed cannot make sense of.
enum TestbedError: Error, CustomStringConvertible {
    case unknown(String)
    case missing(String)
    case unfit(String, wanted: String)
    case excess([String])

    var description: String {
        switch self {
        case .unknown(let name): "there is no command \(name)"
        case .missing(let what): "\(what) is missing"
        case .unfit(let text, let wanted): "\(text) is not \(wanted)"
        case .excess(let words): "too much: \(words.joined(separator: " "))"
        }
    }
}
