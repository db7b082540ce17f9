import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct BudgetMemoryTests {
    private func memory() throws -> BudgetMemory {
        var memory = BudgetMemory()
        memory.day = SchedulerScene.start
        memory.raised[.day] = BudgetLimit(money: Money(nanodollars: 7), tokens: 9)
        memory.raised[.run(try RunID("run-1"))] = BudgetLimit(tokens: 1)
        memory.told[BudgetMemory.Key(.day, .usd)] = BudgetMemory.Told(limit: 5, level: .warn, isUnpriced: true)
        memory.told[BudgetMemory.Key(.task(try TaskID("gh-1")), .tokens)] = BudgetMemory.Told(limit: 5, level: .full)
        return memory
    }

    @Test func itComesBackFromAJournal() throws {
        let memory = try memory()
        let text = JSONWriter.text(.object(memory.json))
        #expect(try BudgetMemory(json: try #require(try JSONReader.read(text).objectValue)) == memory, "\(text)")
        #expect(try BudgetMemory(json: [:]).isEmpty && BudgetMemory().json.isEmpty)
    }

    @Test func whatANewerProgramWroteIsLeftOut() throws {
        var json = try memory().json
        json["told"] = ["week/usd": ["limit": 1, "level": "warn"], "day/usd": ["limit": 1, "level": "over"]]
        json["raised"] = ["week": ["tokens": 1]]
        #expect(try BudgetMemory(json: json).isEmpty)
        json["told"] = ["day/usd": ["limit": -1, "level": "warn"]]
        #expect(throws: FieldError.self) { try BudgetMemory(json: json) }
    }

    @Test func anotherDayForgetsWhatWasOfTheLastOne() throws {
        var memory = try memory()
        memory.begin(day: SchedulerScene.start)
        let same = try self.memory()
        #expect(memory == same)
        memory.begin(day: SchedulerScene.start + .seconds(86_400))
        #expect(memory.raised.count == 1 && memory.told.count == 1)
        memory.forget(.run(try RunID("run-1")))
        memory.forget(.task(try TaskID("gh-1")))
        #expect(memory.isEmpty)
    }
}
