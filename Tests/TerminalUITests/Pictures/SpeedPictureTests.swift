import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct SpeedPictureTests {
    @Test func toolsAreSummedTheLongestFirst() {
        let picture = SpeedPicture(uses: [
            RunScene.use("Read", milliseconds: 20), RunScene.use("Bash", milliseconds: 4_000, isSuccess: false),
            RunScene.use("Bash", milliseconds: 2_000), RunScene.use("Bash", milliseconds: nil),
            RunScene.use("Grep", milliseconds: 0),
        ])
        #expect(picture.tools.map(\.name) == ["Bash", "Read", "Grep"])
        #expect(picture.tools[0].calls == 3 && picture.tools[0].failures == 1 && picture.tools[0].whole == 6_000)
        // What has no length told took no known time, which is not none.
        #expect(picture.tools[2].milliseconds.isEmpty)
    }

    @Test func modelsAreSummedTheDearestFirst() {
        let picture = SpeedPicture(responses: [
            RunScene.response(0, cents: 3, model: "small"), RunScene.response(1, cents: 20, model: "large"),
            RunScene.response(2, cents: nil, model: "secret"),
        ])
        #expect(picture.models.map(\.name) == ["large", "small", "secret"])
        #expect(picture.models[2].unpriced == 1 && picture.models[0].tokens == 100)
    }

    @Test func errorsAreCountedByTheirNames() {
        var failed = RunScene.response(0)
        (failed.isSuccess, failed.errorCode) = (false, "529")
        let picture = SpeedPicture(responses: [failed, failed, RunScene.response(1)])
        #expect(picture.errors.map(\.code) == ["529"] && picture.errors.first?.count == 2)
        #expect(picture.firstToken == nil && SpeedPicture().answer == nil)
    }
}
