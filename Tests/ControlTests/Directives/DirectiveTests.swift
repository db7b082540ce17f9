import Domain
import JSON
import Testing

@testable import Control

@Suite struct DirectiveTests {
    private func read(_ name: String, _ words: [String]) throws -> (DirectiveRow, Directive) {
        try DirectiveTable.read(DirectiveRequest(1, name, words: words))
    }

    @Test func whatAnAgentAddsIsHeldAndWhatAPersonAddsIsNot() throws {
        let (_, added) = try read("add-task", ["mend", "it"])
        guard case .addTask(let mine) = added.limited(to: .owner), case .addTask(let its) = added.limited(to: .observer)
        else {
            Issue.record("a task is added whoever asks")
            return
        }
        #expect(mine.isHeld != true && its.isHeld == true)
        #expect(Directive.status.limited(to: .observer) == .status)
    }

    @Test func toLookAtBudgetsTakesLessThanToSetOne() throws {
        let (row, look) = try read("budget", [])
        let (_, set) = try read("budget", ["day", "20"])
        #expect(look.leastRole(by: row) == .observer && set.leastRole(by: row) == .owner)
    }
}
