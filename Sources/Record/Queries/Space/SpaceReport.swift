/// What the files of a home take, and what of it could go into the archive.
package struct SpaceReport: Hashable, Sendable {
    private var sums: [SpaceKind: FileSum] = [:]
    private var archivableSums: [SpaceKind: FileSum] = [:]
    package private(set) var runs: Int64 = 0
    /// Finished runs that are old enough.
    package private(set) var archivableRuns: Int64 = 0

    package init() {}

    package var total: FileSum { FileSum(sums.values) }
    package var archivable: FileSum { FileSum(archivableSums.values) }

    package subscript(kind: SpaceKind) -> FileSum { sums[kind] ?? FileSum() }

    /// How much of that belongs to runs that could be archived.
    package func archivable(_ kind: SpaceKind) -> FileSum { archivableSums[kind] ?? FileSum() }

    mutating func add(_ sum: FileSum, as kind: SpaceKind) { sums[kind, default: FileSum()].add(sum) }

    mutating func add(run parts: [SpaceKind: FileSum], isArchivable: Bool) {
        runs += 1
        for (kind, sum) in parts { add(sum, as: kind) }
        guard isArchivable else { return }
        archivableRuns += 1
        for (kind, sum) in parts { archivableSums[kind, default: FileSum()].add(sum) }
    }
}
