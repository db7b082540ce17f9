extension PriceImport.Why: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnObject: "it is no JSON object"
        case .noTokenPrices: "it has no prices of tokens"
        case .free: "nothing of it costs anything"
        case .badPrice(let field, let error): "\(field): \(error)"
        }
    }
}
