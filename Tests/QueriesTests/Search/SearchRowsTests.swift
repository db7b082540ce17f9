import Decoding
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct SearchRowsTests {
    private let record: SearchedRecord

    init() throws { record = try SearchedRecord() }

    @Test func theIndexIsReadFromTheNewestDownWithoutSorting() throws {
        try record.say("common")
        try record.build()
        let query = SearchRows.query(SearchMonth(of: SearchedRecord.noon))
        let plan = try record.record().index.rows("EXPLAIN QUERY PLAN \(query)", "\"common\"", 1, 2) {
            $0.text(3) ?? ""
        }
        #expect(plan.count == 1 && !plan.joined().contains("TEMP B-TREE"), "\(plan)")
    }

    @Test func monthsComeNewestFirst() throws {
        for days in [0, 40, 80] { try record.say("x", at: days * 86_400) }
        try record.build()
        let rows = try SearchRows(record.record().index, of: record.filled.paths.home, on: SystemDisk())
        #expect(try rows.months().map(\.month.number) == [202_702, 202_612, 202_611])
    }

    @Test func whereSecretsCannotBeReadNothingIsShown() throws {
        let folder = record.home.path("runs/run-1")
        try SystemDisk().makeFolders(folder)
        let redactors = SearchRows.redactors(of: record.filled.paths.home, on: SystemDisk())
        #expect(redactors.redactor(of: folder) != nil)
        try SystemDisk().makeFolders("\(folder)-2")
        try SystemDisk().createFile("\(folder)-2/secrets.idx", with: [1, 2, 3])
        #expect(redactors.redactor(of: "\(folder)-2") == nil)
    }
}
