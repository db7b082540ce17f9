import CSimdjson

/// The elements of an array, or the members of an object with their keys.
package struct LineChildren: Sequence, IteratorProtocol {
    private var upcoming: LineNode
    private let end: Int

    init(of node: LineNode) {
        upcoming = LineNode(text: node.text, nodes: node.nodes, number: node.number + 1)
        end = Int(node.node.after)
    }

    package mutating func next() -> LineNode? {
        guard upcoming.number < end else { return nil }
        let child = upcoming
        upcoming = LineNode(text: child.text, nodes: child.nodes, number: Int(child.node.after))
        return child
    }
}
