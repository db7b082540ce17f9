import Control
import Domain
import JSON
import Platform
import Queries
import Settings

/// Asks the daemon and the record for all that is measured.
struct MetricsLook {
    private static let patience = Duration.seconds(2)

    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    func families() throws(CommandError) -> [MetricFamily] {
        let facts = try recorded()
        let told = try asked()
        var families = [
            MetricFamily("roost_up", .gauge, "Whether the daemon runs and answers").adding(.truth(told != nil)),
            MetricFamily("roost_build_info", .gauge, "The version of this program").adding(
                .whole(1),
                ["version": VersionCommand.version]
            ),
        ]
        if let told { families += DaemonMetrics(told.status).families }
        if let count = told?.status["runs"]?.integerValue ?? facts?.counts.openRuns {
            families.append(MetricFamily("roost_workers", .gauge, "Runs that go on").adding(.whole(count)))
        }
        let readable = MetricFamily("roost_record_up", .gauge, "Whether the index could be asked")
        families.append(readable.adding(.truth(facts != nil)))
        if let facts { families += RecordMetrics(facts).families }
        families += told.map { BudgetMetrics.told($0.budget) } ?? facts.map { BudgetMetrics.recorded($0) } ?? []
        if let free = try free() {
            families.append(
                MetricFamily("roost_disk_free_bytes", .gauge, "Room where the home is").adding(.whole(free.bytes))
            )
        }
        return families
    }

    // MARK: - The daemon

    /// Nothing where there is none, or one that does not answer.
    private func asked() throws(CommandError) -> (status: JSONObject, budget: JSONObject)? {
        guard try invocation.livingDaemon() != nil else { return nil }
        do throws(CommandError) {
            let status = try invocation.askDaemon(.status, upTo: Self.patience).data ?? [:]
            return (status, try invocation.askDaemon(.budget, upTo: Self.patience).data ?? [:])
        } catch {
            try invocation.console.say("roost: the daemon does not answer: \(SafeText.of(error.description))")
            return nil
        }
    }

    // MARK: - The record

    /// Nothing where the index cannot be asked: what else is known is told all the same.
    private func recorded() throws(CommandError) -> RecordedFacts? {
        let settings = try invocation.settings()
        var facts = RecordedFacts(
            dayMoneyMax: settings[Setting.dayMoneyMax],
            dayTokensMax: settings[Setting.dayTokensMax]
        )
        do throws(CommandError) {
            guard let record = try invocation.recordIfMade(withConversations: false) else { return facts }
            let home = try invocation.home()
            let calendar = LocalCalendar()
            let today = calendar.day(around: invocation.clock.now().wall)
            return try invocation.asking { () throws(QueriesError) in
                facts.counts = try record.counts(home: home)
                facts.today = try record.cost(by: .model, in: today, on: calendar)
                return facts
            }
        } catch {
            switch error {
            case .queries, .indexer: try invocation.console.say("roost: \(SafeText.of(error.description))")
            default: throw error
            }
            return nil
        }
    }

    private func free() throws(CommandError) -> ByteCount? {
        let home = try invocation.home()
        return Deliberate.ignore(because: "what is not known is left out") { () throws(PlatformError) in
            try FileSystemRoom.read(at: try invocation.disk.exists(home) ? home : "/").free
        }
    }
}
