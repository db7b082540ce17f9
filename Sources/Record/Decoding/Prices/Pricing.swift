/// Prices many responses by one catalog: it remembers which entries a name led to, since agents name few models and
/// finding them takes longer than adding up.
package struct Pricing: Sendable {
    /// Made once there is a response: most who open an index write none.
    private let make: @Sendable () -> PriceCatalog
    private lazy var catalog = make()
    private var found: [String: [PriceEntry]] = [:]

    package init(_ catalog: @autoclosure @escaping @Sendable () -> PriceCatalog) { make = catalog }

    package mutating func cost(of response: CountedResponse) -> Cost {
        guard let model = response.model else { return PriceCatalog.cost(of: response, by: []) }
        if let entries = found[model] { return PriceCatalog.cost(of: response, by: entries) }
        let entries = catalog.entries(for: model)
        found[model] = entries
        return PriceCatalog.cost(of: response, by: entries)
    }
}
