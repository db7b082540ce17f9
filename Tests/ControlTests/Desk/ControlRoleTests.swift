import Testing

@testable import Control

@Suite struct ControlRoleTests {
    @Test func anOwnerMayMoreThanAnObserver() {
        #expect(ControlRole.allCases.sorted() == [.observer, .owner])
        #expect(ControlRole.observer < ControlRole.owner)
    }
}
