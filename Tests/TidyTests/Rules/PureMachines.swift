/// A state machine answers each fact with actions: it waits for nothing, and forgets no state.
struct PureMachines: SwiftRule {
    let name = "pure-machine"
    let advice = "Name each case; leave waiting and doing to the machine's owner."
    let samples: [Sample] = [
        """
        struct RunMachine {
            mutating func exited() -> [Action] {
                switch state {
                case .running: []
                default: [] ◀
                }
            }
            func wait() async {} ◀
        }
        extension RunMachine {
            func look() {
                switch state { @unknown default: [] } ◀
            }
        }
        struct Machinery {
            func look() {
                switch state { default: [] }
            }
        }
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let machines = file.declarations.filter { ($0.kind == .type || $0.kind == .extension) && isMachine($0.name) }
        let defaults = file.positions(of: "default").filter { file.text($0 + 1) == ":" }
        let waits = ["async", "await"].flatMap(file.positions(of:))
        return (defaults + waits).filter { index in
            machines.contains { ($0.opening ?? index)..<$0.closing ~= index }
        }.map { file.finding(at: $0, "\(file.text($0)) in a machine") }
    }

    private func isMachine(_ name: String) -> Bool {
        name.hasSuffix("Machine") || name.contains("Machine.")
    }
}
