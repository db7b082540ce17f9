package import Domain

/// One model response: a row of `api_calls`.
package struct CallRow: Hashable, Sendable {
    package var id: Int64
    package var worker: String
    package var at: WallTime
    package var model: String
    package var usage: Usage
    package var provider: String?
    /// Nothing where the price is not known.
    package var estimatedCost: Money?
    package var actualCost: Money?
    package var firstTokenMilliseconds: Double?
    package var durationMilliseconds: Double?
    package var tokensPerSecond: Double?
    package var isSuccess = true
    package var errorMessage: String?
    package var errorCode: String?
    package var response: String?
    package var request: String?
    package var conversation: String?
    package var tier: String?
    package var region: String?
    package var webSearches: Int64 = 0
    package var isSidechain = false

    package init(id: Int64, worker: String, at: WallTime, model: String, usage: Usage) {
        self.id = id
        self.worker = worker
        self.at = at
        self.model = model
        self.usage = usage
    }

    /// The number of a response that has an id is the same wherever it is told of.
    package static func id(ofResponse response: String) -> Int64 { RowPlace(of: response).row(0) }
}
