/// Why prices cannot be read.
package enum PriceError: Error, Hashable, CustomStringConvertible {
    case badNumber(String)
    case negative(String)
    case notExact(String)
    case badFactor(String)
    case missing(String, model: String)
    case notAList(String)
    case badName(String)
    case badLine(Int, String)

    package var description: String {
        switch self {
        case .badNumber(let text): "\(Self.quoted(text)) is not a decimal number"
        case .negative(let text): "\(Self.quoted(text)) is below zero"
        case .notExact(let text): "\(Self.quoted(text)) has more decimals, or is more, than a price can say"
        case .badFactor(let text): "\(Self.quoted(text)) is not a factor between 0 and 1000 with up to nine decimals"
        case .missing(let what, let model): "the prices of \(Self.quoted(model)) have no \(what)"
        case .notAList(let why): "this is not a list of prices: \(why)"
        case .badName(let name): "\(Self.quoted(name)) is not the name of a model or a tier, which is one word"
        case .badLine(let line, let why): "line \(line) of the prices: \(why)"
        }
    }

    package var hint: String {
        "write prices in dollars as decimal numbers, such as 1.25, with input and output for every model"
    }

    private static func quoted(_ text: String) -> String { String(reflecting: text.prefix(64)) }
}
