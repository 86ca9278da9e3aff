import type { PreviewNode } from './use-import.ts'

/** The structure as it would stand. */
export const ImportTree = ({ nodes }: { nodes: PreviewNode[] }) => (
  <section className="fh-import__tree">
    <div className="fh-import__sub">
      <h3>What is made</h3>
    </div>
    <Nodes depth={0} nodes={nodes} />
  </section>
)

const opened = 2

const Nodes = ({ nodes, depth }: { nodes: PreviewNode[]; depth: number }) => (
  <ul>
    {nodes.map((node) => (
      <li key={node.label}>
        {node.children && node.children.length > 0 ? (
          <details open={depth < opened && nodes.length <= 12}>
            <summary>
              <Label {...node} />
            </summary>
            <Nodes depth={depth + 1} nodes={node.children} />
          </details>
        ) : (
          <Label {...node} />
        )}
      </li>
    ))}
  </ul>
)

const Label = ({ label, note, isNew }: PreviewNode) => (
  <span className="fh-import__node">
    <span>{label}</span>
    {isNew && <span className="fh-badge fh-badge--good">New</span>}
    {note && <span className="fh-quiet">{note}</span>}
  </span>
)
