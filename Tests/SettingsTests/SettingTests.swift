import JSON
import Testing

@testable import Settings

/// What holds for every row of the table, so that a new row is checked by being there.
@Suite struct SettingTests {
    @Test func namesAndVariablesAreUniqueAndPlain() {
        let names = Setting.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(Setting.all.map(\.variable)).count == names.count)
        for row in Setting.all {
            #expect(row.path.count >= 2 && row.path.count <= TOMLKeyDepth.depthMax, "\(row.name)")
            for part in row.path where part != SettingRow.anyName {
                #expect(part.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") }, "\(row.name)")
            }
        }
    }

    @Test func noSettingStandsInsideAnother() {
        for row in Setting.all {
            #expect(Setting.all.filter { $0.leads(row.path) }.map(\.name) == [row.name])
        }
    }

    /// What these say is no setting: agents find themselves by them.
    @Test(arguments: ["ROOST_HOME", "ROOST_RUN", "ROOST_TASK", "ROOST_RUN_DIR", "ROOST_VERBOSE", "ROOST_PAGER"])
    func noVariableOfAnotherUseIsTaken(variable: String) {
        #expect(Setting.all.allSatisfy { $0.path(for: variable) == nil })
    }

    @Test func summariesAreOneSentenceWithoutItsFullStop() {
        for row in Setting.all {
            #expect(row.summary.first?.isUppercase == true && row.summary.last != "." && !row.summary.contains("\n"))
        }
    }

    @Test func aRepositoryNamesNoProgramAndNoFolder() {
        let free = Setting.all.filter { $0.authority == .repository }.map(\.name)
        #expect(
            !free.contains("agents.*.command") && !free.contains("runs.root") && !free.contains("recorder.on_error")
        )
        #expect(free.contains("run.timeout") && free.contains("agents.*.model"))
    }

    /// Whatever is shown could stand in a file.
    @Test func everyDefaultReadsBack() throws {
        for row in Setting.all {
            let shown = row.standard.shown
            switch shown {
            case .null: continue
            case .string(let text):
                let reading = try row.read(.text(text))
                #expect(reading.shown == shown, "\(row.name)")
            case .bool(let truth):
                let reading = try row.read(.truth(truth))
                #expect(reading.shown == shown, "\(row.name)")
            case .array(let elements):
                let nodes = elements.compactMap(\.stringValue).map {
                    TOMLNode(value: .text($0), place: TextPlace(line: 1, column: 1))
                }
                let reading = try row.read(.list(nodes))
                #expect(nodes.count == elements.count && reading.shown == shown, "\(row.name)")
            case .integer(let number):
                let reading = try row.read(.integer(number))
                #expect(reading.shown == shown, "\(row.name)")
            case .object, .decimal: Issue.record("\(row.name) has a default of another form")
            }
        }
    }
}
