package import Domain
package import Queries

/// A conversation as far as it is shown: its last parts, each use of a tool together with what came of it.
package struct TalkPicture: Hashable, Sendable {
    package static let entriesMax = 2_000
    /// Of one part; the rest is counted.
    package static let linesMax = 400

    package struct Entry: Hashable, Sendable {
        package let at: WallTime?
        /// Who speaks from here on; nil where it is who spoke before.
        package let speaker: String?
        package let model: String?
        package var part: RenderedPart
        /// Of the use of a tool.
        package var result: RenderedPart?
        package var endedAt: WallTime?

        package init(
            at: WallTime?,
            speaker: String? = nil,
            model: String? = nil,
            part: RenderedPart,
            result: RenderedPart? = nil,
            endedAt: WallTime? = nil
        ) {
            self.at = at
            self.speaker = speaker
            self.model = model
            self.part = part
            self.result = result
            self.endedAt = endedAt
        }

        package var isTool: Bool { part.kind == .toolCall }
        package var isFailure: Bool { part.isFailure || result?.isFailure == true }

        /// Nil where it is not known, or no time is told.
        package var took: Duration? {
            guard let at, let endedAt, endedAt > at else { return nil }
            return endedAt - at
        }
    }

    /// What one response cost, and when it had come.
    package struct Spent: Hashable, Sendable {
        package let at: WallTime
        /// Nil where there is no price.
        package let cost: Money?

        package init(at: WallTime, cost: Money?) {
            self.at = at
            self.cost = cost
        }
    }

    /// Whose it is; nil where there is none.
    package var owner: TalkOwner?
    package var entries: [Entry]
    /// How many there are before the first of them.
    package var skipped: Int
    /// In the order of time.
    package var spent: [Spent]

    package init(owner: TalkOwner? = nil, entries: [Entry] = [], skipped: Int = 0, spent: [Spent] = []) {
        self.owner = owner
        self.entries = entries
        self.skipped = skipped
        self.spent = spent
    }

    /// `$1.61 of $2.41`: what it had cost by then, and in all. Nil where no model has answered.
    package func cost(upTo time: WallTime?) -> String? {
        guard !spent.isEmpty else { return nil }
        let before = spent.filter { entry in time.map { entry.at <= $0 } ?? true }
        guard spent.contains(where: { $0.cost != nil }) else { return "unpriced" }
        return "\(Self.sum(before)) of \(Self.sum(spent))"
    }

    private static func sum(_ spent: [Spent]) -> String {
        let nanodollars = spent.reduce(Int64(0)) { $0 + ($1.cost?.nanodollars ?? 0) }
        return BriefMoney.text(Money(nanodollars: nanodollars)) + (spent.contains { $0.cost == nil } ? "+?" : "")
    }
}
