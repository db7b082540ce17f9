/// Why a response has no computed cost.
package enum UnpricedReason: Error, Hashable, CustomStringConvertible {
    case noModel
    case unknownModel(String)
    /// There are prices of the model, but all begin later.
    case notYet(String)
    case unknownTier(String, model: String)
    case noPrice(TokenKind, model: String)
    case noSearchPrice(model: String)
    case tooMuch(model: String)

    package var description: String {
        switch self {
        case .noModel: "the agent does not name the model"
        case .unknownModel(let model): "no price list has \(String(reflecting: model))"
        case .notYet(let model): "the prices of \(String(reflecting: model)) begin later"
        case .unknownTier(let tier, let model): "\(String(reflecting: model)) has no price in the tier \(tier)"
        case .noPrice(let kind, let model): "\(String(reflecting: model)) has no price of \(kind.rawValue)"
        case .noSearchPrice(let model): "\(String(reflecting: model)) has no price of a web search"
        case .tooMuch(let model): "the tokens of \(String(reflecting: model)) cost more than can be counted"
        }
    }

    package var hint: String { "add the price to the user's prices, or import a newer list: roost prices import" }
}
