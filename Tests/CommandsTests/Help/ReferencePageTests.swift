import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ReferencePageTests {
    private func document(_ name: String) throws -> String {
        let root = (0..<4).reduce(#filePath) { path, _ in FilePath.folder(of: path) }
        return String(decoding: try SystemDisk().readAll("\(root)/docs/\(name)", bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test func eachListedCommandHasItsPlace() {
        let page = ReferencePage.commands(of: .roost)
        for command in CommandTable.roost.listed {
            #expect(page.contains("\n### \(command.name)\n\n\(command.summary).\n"), "\(command.name)")
        }
    }

    @Test func aBarInATextDoesNotEndACell() {
        let page = ReferencePage.commands(of: .roost)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count > 200)
        for row in rows { #expect(row.replacing("\\|", with: "").filter { $0 == "|" }.count == 3, "\(row)") }
    }

    @Test func eachSettingHasItsRow() {
        let rows = ReferencePage.settings().split(separator: "\n")
        #expect(rows.count > 50)
        for row in rows { #expect(row.replacing("\\|", with: "").filter { $0 == "|" }.count == 5, "\(row)") }
    }

    @Test func theCommandsOfTheDocumentsAreThoseOfTheTable() throws {
        let isSame = try document("commands.md") == ReferencePage.commands(of: .roost)
        #expect(isSame, "roost docs commands > docs/commands.md makes it anew")
    }

    @Test func theSettingsOfTheDocumentsAreThoseOfTheTable() throws {
        let isThere = try document("settings.md").hasSuffix("## All of them\n\n" + ReferencePage.settings())
        #expect(isThere, "roost docs settings makes the end of docs/settings.md anew")
    }
}
