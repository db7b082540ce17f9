/// How many lines of each source there are up to some place.
package struct LineCounts: Hashable, Sendable {
    package private(set) var out = 0
    package private(set) var err = 0
    package private(set) var run = 0

    package init() {}

    package var total: Int { out + err + run }

    /// Of a run there are no lines of sessions: those have no place among its own.
    package func count(of sources: Set<ShownLine.Source>) -> Int {
        (sources.contains(.out) ? out : 0) + (sources.contains(.err) ? err : 0) + (sources.contains(.run) ? run : 0)
    }

    mutating func add(_ source: ShownLine.Source) {
        switch source {
        case .out: out += 1
        case .err: err += 1
        case .run: run += 1
        case .orch: break
        }
    }
}
