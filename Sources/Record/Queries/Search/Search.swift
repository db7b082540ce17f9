import Decoding
import Domain
package import Journal
package import Platform
import Store

/// Looks for texts, newest first, month by month from the newest down. It never ranks: to rank it would have to look at
/// all that have the words.
package struct Search {
    /// What may be done for one question, so that none goes through months of texts that are not what is meant: a text
    /// that is passed over costs one, one that has to be read costs more, and the more the longer it is.
    package static let effortMax = 500_000
    private static let readingEffort = 10
    private static let bytesForEffort = 64

    private let record: OpenRecord
    private let words: SearchWords
    private let home: HomePaths
    private let disk: any Disk
    private let includesArchive: Bool
    private let effortMax: Int

    package init(
        _ record: OpenRecord,
        of home: HomePaths,
        on disk: any Disk,
        withArchive includesArchive: Bool = false,
        effortMax: Int = effortMax
    ) throws(QueriesError) {
        try record.requireConversations()
        self.record = record
        self.effortMax = effortMax
        self.home = home
        self.disk = disk
        self.includesArchive = includesArchive
        do throws(StoreError) {
            words = try SearchWords(record.index)
        } catch { throw .store(error) }
    }

    package func find(_ request: SearchRequest) throws(QueriesError) -> SearchAnswer {
        var answer = SearchAnswer()
        var known: Set<SearchHit.Origin> = []
        try eachPlace(request) { (place) throws(QueriesError) in
            var count = 0
            try search(request, in: place, effortMax: effortMax, &answer) { hit, answer in
                // While an archiving goes on a text may stand in two places.
                guard known.insert(hit.origin).inserted else { return true }
                guard count < request.limit else {
                    answer.hasMore = true
                    return false
                }
                count += 1
                answer.hits.append(hit)
                return true
            }
        }
        // Within a second texts stand as they came, and not always by their time.
        answer.hits.sort { $0.at > $1.at }
        if answer.hits.count > request.limit {
            answer.hits.removeLast(answer.hits.count - request.limit)
            answer.hasMore = true
        }
        answer.missingRows = try inStore { () throws(StoreError) in
            let missing = "SELECT sum(row_count) FROM \(ConversationsFile.name).search_queue"
            return try record.index.integer(missing) ?? 0
        }
        return answer
    }

    /// How many there are in all, which takes as long as it takes.
    package func count(_ request: SearchRequest) throws(QueriesError) -> Int {
        var answer = SearchAnswer()
        var known: Set<SearchHit.Origin> = []
        var count = 0
        let includesArchive = includesArchive
        try eachPlace(request) { (place) throws(QueriesError) in
            try search(request, in: place, effortMax: .max, &answer) { hit, _ in
                // Only there can be a text twice.
                if !includesArchive || known.insert(hit.origin).inserted { count += 1 }
                return true
            }
        }
        return count
    }

    /// Where is looked: in the conversations, and where that is wanted in the archived months whose times are meant.
    /// Months are looked up once the conversations were read: what had left those by then is in a month.
    private func eachPlace(
        _ request: SearchRequest,
        _ body: (CivilMonth?) throws(QueriesError) -> Void
    ) throws(QueriesError) {
        try body(nil)
        guard includesArchive else { return }
        let first = request.since ?? WallTime(nanoseconds: 0)
        let last = request.until ?? WallTime(nanoseconds: .max)
        guard first < last else { return }
        for month in try record.archivedMonths(in: first..<last) { try body(month) }
    }

    private func search(
        _ request: SearchRequest,
        in place: CivilMonth?,
        effortMax: Int,
        _ answer: inout SearchAnswer,
        take: (SearchHit, inout SearchAnswer) -> Bool
    ) throws(QueriesError) {
        let query = try SearchQuery(request.text, by: words)
        let archived = try place.map { (month) throws(QueriesError) in try record.place(of: month) }
        let name = archived ?? ConversationsFile.name
        // No month can be attached or left within it.
        try record.index.read(orRefused: QueriesError.store) { () throws(QueriesError) in
            try search(request, query, named: name, effortMax: effortMax, &answer, take: take)
        }
    }

    private func search(
        _ request: SearchRequest,
        _ query: SearchQuery,
        named name: String,
        effortMax: Int,
        _ answer: inout SearchAnswer,
        take: (SearchHit, inout SearchAnswer) -> Bool
    ) throws(QueriesError) {
        let scope = try SearchScope(request, in: record, name)
        if let scope, scope.times == nil { return }
        let bounds = SearchBounds(request, scope)
        var effort = 0
        do throws(StoreError) {
            let rows = try SearchRows(record.index, in: name, of: home, on: disk)
            for (month, slack) in try rows.months() where bounds.has(month) {
                var goesOn = true
                try rows.eachCandidate(of: query, in: month, bounds.places(in: month, slack: slack)) {
                    (candidate) throws(StoreError) in
                    effort += 1
                    let isWanted = request.places.contains(SearchPlace(candidate.kind))
                    if isWanted, scope?.holds(candidate.kind, candidate.row) ?? true {
                        let (hit, bytes) = try rows.hit(candidate, query, words)
                        effort += Self.readingEffort + bytes / Self.bytesForEffort
                        if let hit, bounds.holds(hit), isOfScope(hit, scope) {
                            goesOn = take(hit, &answer)
                        }
                    }
                    guard goesOn, effort > effortMax else { return goesOn }
                    // Of this second some were not looked at.
                    answer.gaveUpAt = month.time(of: candidate.place).advanced(by: .seconds(1))
                    goesOn = false
                    return false
                }
                if !goesOn { return }
            }
        } catch { throw .store(error) }
    }

    private func isOfScope(_ hit: SearchHit, _ scope: SearchScope?) -> Bool {
        guard let scope, hit.found == .decisions else { return true }
        return [hit.run, hit.task].contains { $0.map(scope.contexts.contains) ?? false }
    }
}
