import Testing

@testable import TerminalUI

@Suite struct ShowsRunTests {
    @Test func theKeysOfARunAreTheSameOnEveryScreenThatShowsOne() {
        let ofFleet = FleetScreen.answerKeys.map(\.keys) + FleetScreen.actKeys.map(\.keys)
        let ofWorker = WorkerScreen.answerKeys.map(\.keys) + WorkerScreen.actKeys.map(\.keys)
        #expect(ofFleet == ofWorker && ofFleet.count == 8)
        let screens = [Set(FleetScreen.keys.flatMap(\.keys)), Set(WorkerScreen.keys.flatMap(\.keys))]
        for keys in ofFleet { #expect(screens.allSatisfy { $0.isSuperset(of: keys) }) }
    }

    @Test func withoutARunTheySayThatThereIsNone() {
        for key in "ynaspKrx" {
            var driver = TopDriver()
            driver.press(.character(key))
            #expect(driver.acts.isEmpty && driver.text.contains("nobody is at work"), "\(key)")
        }
    }
}
