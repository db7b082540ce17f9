import Decoding
import Domain

/// What an import would change in the sums of an index.
struct PreviewTotal: Hashable {
    private(set) var responses: Int64 = 0
    private(set) var unpriced: Int64 = 0
    private(set) var nanodollars: Int64 = 0

    /// With a sign of -1 it is taken away. What a sum leaves over is no response.
    mutating func add(_ response: CountedResponse, costing cost: Money?, sign: Int64) {
        responses += response.key.kind == .remainder ? 0 : sign
        unpriced += cost == nil ? sign : 0
        nanodollars &+= sign * (cost?.nanodollars ?? 0)
    }
}
