package import Domain

/// One model response: a row of `api_calls`.
package struct CallRow: Hashable, Sendable {
    /// What a sum leaves over is no response, and is counted as none.
    package static let remainderKind = "remainder"

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
    /// Who gave the id by which it is told from others: the provider, the source, its content, or nobody, since it is
    /// what a sum leaves over.
    package var keyKind = "provider"
    package var reasoningTokens: Int64 = 0
    package var unpricedReason: String?
    /// When the file began that tells of it first.
    package var sourceBegan: WallTime?
    /// Told by a run itself, and not by an imported file.
    package var isLive = false
    /// How many copies are kept behind it, where it is not the only one.
    package var copyCount: Int64 = 1

    package init(id: Int64, worker: String, at: WallTime, model: String, usage: Usage) {
        self.id = id
        self.worker = worker
        self.at = at
        self.model = model
        self.usage = usage
    }

    /// The number of a response is the same wherever it is told of: it comes from its key.
    package static func id(ofResponse response: String) -> Int64 { RowPlace(of: response).row(0) }

    /// The part of the output that was not waited for, by the second.
    package var tokensPerSecond: Double? {
        guard let durationMilliseconds else { return nil }
        let spent = durationMilliseconds - (firstTokenMilliseconds ?? 0)
        return spent > 0 && usage.output > 0 ? Double(usage.output) * 1000 / spent : nil
    }
}
