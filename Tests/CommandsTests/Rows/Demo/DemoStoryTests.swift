import Domain
import Platform
import Testing

@testable import Commands

@Suite struct DemoStoryTests {
    @Test(arguments: [DemoPace.usual, .fast]) func eachTaskIsThereOnceAndItsScriptIsOne(pace: DemoPace) {
        let story = DemoStory(pace: pace, workers: 3)
        #expect(story.tasks.map(\.id).sorted() == (1...6).map { "demo-\($0)" })
        #expect(
            Set(story.tasks.map(\.priority)).count == 6 && story.tasks.min { $0.priority < $1.priority }?.id == "demo-6"
        )
        let told = DemoTask(id: "demo-7", title: "", agent: "demo", priority: 7, steps: ["say a", "say b"]).text
        #expect(told == "demo:\nsay a\nsay b")
        #expect(story.tasks.allSatisfy { $0.text.hasPrefix("demo:\n") && !$0.text.contains(";;") })
        #expect(pace.stallAfter > pace.quietAfter && pace.limit > pace.answer)
        #expect(story.settings.contains("workers = 3\n") && story.settings.contains("stall_after = \""))
    }
}
