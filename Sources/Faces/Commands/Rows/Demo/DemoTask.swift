/// One task of the demo: what a person would ask for, and the script by which the agent that is played does it.
struct DemoTask: Hashable, Sendable {
    let id: String
    let title: String
    /// A name of `[agents.NAME]` in the settings of the demo.
    let agent: String
    let priority: Int64
    let steps: [String]

    var text: String { (["demo:"] + steps).joined(separator: "\n") }
}
