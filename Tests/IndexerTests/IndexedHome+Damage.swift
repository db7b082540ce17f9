import Indexer
import Platform
import Store
import Testing

extension IndexedHome {
    /// Whoever opens it again after each damage that was told has all rows as they were.
    func expectWhole(_ whole: [String], _ what: String) throws {
        try expectCompletePass(what)
        let found = try dumpOrRebuild()
        let isSame = found == whole
        #expect(isSame, "\(what): \(Self.difference(found, whole).joined(separator: "\n"))")
    }

    func expectCompletePass(_ what: String) throws {
        var told: [String] = []
        for _ in 0..<4 {
            do {
                let index = try open()
                for _ in 0..<2 { told.append(try outcome(of: index.pass())) }
            } catch {
                guard case IndexerError.store(let damage) = error, damage.isDamage else { throw error }
                told.append("\(damage)")
            }
            if told.last == "whole" { break }
        }
        #expect(told.last == "whole", "\(what): \(told)")
    }

    private func outcome(of report: PassReport) -> String {
        if let missing = report.missingConversations { return "\(missing)" }
        return report.isComplete && report.troubles.isEmpty ? "whole" : "\(report)"
    }

    /// What no pass has to read is noticed by whoever reads it, and never shown: then a person has it made anew.
    func dumpOrRebuild() throws -> [String] {
        do { return try dump() } catch {
            guard let damage = error as? StoreError, damage.isDamage else { throw error }
            return try rebuilt()
        }
    }
}
