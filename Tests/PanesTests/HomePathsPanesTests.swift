import Journal
import Panes
import Testing

@Suite struct HomePathsPanesTests {
    @Test func whatIsKeptOfPanesIsInTheHome() {
        let home = HomePaths(root: "/h/")
        #expect(home.spool == "/h/spool" && home.paneRecords == "/h/panes.json")
    }
}
