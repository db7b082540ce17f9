import Domain
import Journal
import Panes
import Platform
import Settings
import Testing

@testable import Supervision

@Suite struct PanePlaceSettingsTests {
    @Test func theDaemonSeesPanesByItsSettingsAndWithoutWhatARunIsKnownBy() {
        let environment = Environment(["PATH": "/bin", "ROOST_RUN": "run-1", "NOTIFY_SOCKET": "/x"])
        let place = PanePlace(Settings(), home: HomePaths(root: "/home"), environment: environment)
        #expect(place.session == "roost" && place.socket == nil)
        #expect(place.environment.values == ["PATH": "/bin"] && place.withheld.contains("ROOST_RUN"))
    }
}
