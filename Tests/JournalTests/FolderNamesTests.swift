import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct FolderNamesTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "FolderNamesTests") }

    @Test func theNamesInAFolderAreSorted() throws {
        for name in ["b", "a", ".c"] { try SystemDisk().createFile(home.path(name), with: []) }
        #expect(try FolderNames.list(home.path, on: SystemDisk()) == [".c", "a", "b"])
    }

    @Test func whereThereIsNoFolderThereAreNoNames() throws {
        try SystemDisk().createFile(home.path("file"), with: [])
        #expect(try FolderNames.list(home.path("nothing"), on: SystemDisk()).isEmpty)
        #expect(try FolderNames.list(home.path("file"), on: SystemDisk()).isEmpty)
    }

    @Test func aFolderThatCannotBeReadIsAnErrorAndNotEmpty() throws {
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: Set(Operation.allCases))
        #expect(throws: JournalError.self) { try FolderNames.list(home.path, on: disk) }
    }
}
