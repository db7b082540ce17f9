import Domain
import Queries
import TestSupport
import Testing

@testable import TerminalUI

@Suite struct RecordDeskCostsTests {
    private let story: DeskRecord

    init() throws { story = try DeskRecord(for: "RecordDeskCostsTests") }

    private func costs(_ span: CostSpan = .today, by grouping: CostGrouping = .task) throws -> CostPicture? {
        guard case .costs(let picture) = try story.desk().answer(.costs(span, by: grouping)) else { return nil }
        return picture
    }

    @Test func todayIsTheLastOfAFortnight() throws {
        let picture = try #require(try costs())
        #expect(picture.days.count == 14 && picture.days.last?.date.description == "2026-11-21")
        #expect(picture.days.last?.sums.pricedCost == Money(nanodollars: 2_000_000_000))
        #expect(picture.days.last?.sums.unpriced == 1)
        #expect(picture.days.first?.sums.responses == 0)
        #expect(try costs(.month)?.days.count == 30)
    }

    @Test func tasksModelsAndOutcomesAreToldBesideTheSums() throws {
        let picture = try #require(try costs())
        #expect(picture.rows.map(\.key) == ["gh-450", "gh-451"])
        #expect(picture.unpricedModels.map(\.model) == ["unheard-of"])
        #expect(picture.today.cost == Money(nanodollars: 2_000_000_000))
        #expect(picture.week.pricedCost == picture.month.pricedCost)
        #expect(!picture.outcomes.isEmpty)
        #expect(try costs(by: .model)?.rows.map(\.key).contains("gpt-5") == true)
    }

    @Test func theLastHourIsThatBeforeNow() throws {
        #expect(try costs()?.lastHour.pricedCost == Money(nanodollars: 1_000_000_000))
    }

    @Test func theMonthIsCarriedToItsEnd() throws {
        let projected = try #require(try costs()?.projected)
        // 20 days and 19 hours of 30 days have cost $2.
        #expect(projected.nanodollars / 1_000_000 == 2_885)
        #expect(try costs()?.dayEnd == (try WallTime(iso: "2026-11-22T00:00:00Z")))
    }
}
