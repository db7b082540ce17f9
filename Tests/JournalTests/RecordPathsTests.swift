import Journal
import Testing

@Suite struct RecordPathsTests {
    @Test func standInTheHomeWhereNobodySaysOtherwise() {
        let home = HomePaths(root: "/a/.roost/")
        let paths = RecordPaths(home: home)
        #expect(paths.index == "/a/.roost/index.db" && paths.conversations == "/a/.roost/conversations.db")
        #expect(RecordPaths(home: home, conversations: "/usb/said.db").conversations == "/usb/said.db")
        #expect(RecordPaths(home: home, index: "/fast/index.db").index == "/fast/index.db")
        #expect(RecordPaths(home: home, index: "/fast/index.db").lock == "/a/.roost/index.lock")
    }
}
