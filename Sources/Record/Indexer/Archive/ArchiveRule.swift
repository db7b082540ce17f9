package import Domain

/// When a month is archived.
package struct ArchiveRule: Hashable, Sendable {
    package let daysAfter: Int

    /// - Parameter daysAfter: how many days it is kept when it is over.
    package init(daysAfter: Int) { self.daysAfter = daysAfter }

    package func firstMoment(for month: CivilMonth) -> WallTime {
        month.times.upperBound.advanced(by: .seconds(daysAfter * 86_400))
    }

    /// Why it is not archived now. One that is over may be archived earlier than usual where somebody wants that.
    package func fault(of month: CivilMonth, at now: WallTime, isForced: Bool) -> ArchiveFault? {
        guard now >= month.times.upperBound else { return .notOver(month) }
        let first = firstMoment(for: month)
        return now >= first || isForced ? nil : .young(month, until: first)
    }
}
